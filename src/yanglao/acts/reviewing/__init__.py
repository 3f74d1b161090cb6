"""抽签复核 Who looks at what somebody else has proposed, where chance is to say so."""

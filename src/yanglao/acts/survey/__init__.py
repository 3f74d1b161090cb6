"""入户调查 The household survey: who lives here, whether or not they have joined."""

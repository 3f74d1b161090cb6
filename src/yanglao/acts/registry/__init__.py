"""信息登记 Who is on the register: new persons, and changes of their data, which need a second person."""

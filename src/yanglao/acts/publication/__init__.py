"""公布 What is made public: figures of a period, and lists that anybody may object to."""

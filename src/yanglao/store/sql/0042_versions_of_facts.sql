-- The versions of a fact, and the few that say that it never was: asked for with every fact recorded, wherever events are told of.
CREATE INDEX fact_root ON fact (root);
CREATE INDEX fact_void ON fact (root) WHERE void;
CREATE INDEX fact_void_act ON fact (act_id) WHERE void;

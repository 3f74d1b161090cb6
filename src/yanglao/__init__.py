"""Yanglao 养老: the information system of a city residents' pension scheme."""

"""转移接续与制度衔接 A transfer or a switch between schemes goes over a file, from the application to the other place's confirmation (七1, 七3)."""

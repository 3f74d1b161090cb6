"""文书 What the office hands over on paper: data that reports give, laid out on A4. Reads only; that somebody had a paper
made is noted as a look at the file."""

"""Files of a survey of satisfaction → scores without anybody's name, and problems."""

-- Which change undoes which is asked at every undo, and for every row that is cut off the log.
CREATE INDEX change_by_undoes ON change (undoes);

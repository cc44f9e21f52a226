-- What files said of presentations, so that what a file decided is told from what was decided here.

-- Which sources say that it takes place: their families with spaces between them; '': nobody said
-- where, and it was taken for granted; NULL: it was made here.
ALTER TABLE presentation ADD COLUMN source TEXT;
-- The label of the board on which a file hung it last, '' if that board was not on the plan: where it
-- hangs elsewhere or nowhere, staff moved it.
ALTER TABLE presentation ADD COLUMN source_board TEXT;
-- The label of the board and the rank in the wait list that it had when its paper left the file: its
-- own again when the paper comes back.
ALTER TABLE presentation ADD COLUMN left_board TEXT;
ALTER TABLE presentation ADD COLUMN left_rank INTEGER;

-- Who goes with a source's list goes quickly: each of these is asked for everybody who is deleted.
CREATE INDEX paper_author_by_person ON paper_author (person);
CREATE INDEX item_person_by_person ON item_person (person);

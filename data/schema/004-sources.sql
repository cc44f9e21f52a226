-- What an import knows of the rows it wrote. source_key (of workshop, item and paper) is
-- "FAMILY:KEY", what the first source of a row calls it; a "~" before it: it lists it no more.

-- What each source last said of each field, as short hashes: a field that staff changed since is told
-- from one that the source changed. A line for each source: see app/import/merge-sources.c.
ALTER TABLE item ADD COLUMN source_digest TEXT;
ALTER TABLE paper ADD COLUMN source_digest TEXT;
-- What a schedule says of a talk beside its title.
ALTER TABLE item ADD COLUMN abstract TEXT;
ALTER TABLE item ADD COLUMN track INTEGER REFERENCES track (id);
ALTER TABLE item ADD COLUMN address TEXT;

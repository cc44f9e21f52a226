// SPDX-License-Identifier: GPL-3.0-or-later
void
write_rows (void)
{
  aff_db_prepare (db, "INSERT INTO paper (title) VALUES (?)");
  aff_db_prepare (db, "INSERT OR REPLACE INTO paper (title) VALUES (?)");
  aff_db_prepare (db, "REPLACE INTO paper (title) VALUES (?)");
  aff_db_prepare (db, "UPDATE paper SET title = ?");
  aff_db_prepare (db, "UPDATE paper"
                      " SET title = ?");
  aff_db_prepare (db, "DELETE FROM paper");
  aff_db_prepare (db, "insert into paper (title) values (?)");
  aff_db_prepare (db, "delete from paper where id = ?");
  aff_db_prepare (db, "update paper set title = ?");
  aff_db_prepare (db, "DROP TABLE paper");
  aff_db_handle (db);
  sqlite3_exec (handle, sql, NULL, NULL, NULL);
  sqlite3session_create (handle, "main", &session);
}

// SPDX-License-Identifier: GPL-3.0-or-later
void
read_clock (void)
{
  g_get_real_time ();
  g_get_current_time (&value);
  g_date_time_new_now (zone);
  g_date_time_new_now_local ();
  g_date_time_new_now_utc ();
  time (NULL);
  time (&seconds);
  clock_gettime (CLOCK_REALTIME, &value);
  timespec_get (&value, TIME_UTC);
  gettimeofday (&value, NULL);
  localtime (&seconds);
  localtime_r (&seconds, &value);
  g_time_zone_new_local ();
  aff_db_prepare (db, "SELECT CURRENT_TIMESTAMP");
  aff_db_prepare (db, "SELECT unixepoch ()");
  aff_db_prepare (db, "SELECT strftime ('%s', 'now')");
}

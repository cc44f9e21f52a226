// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tally.h"

#include "app/draft/draft-time.h"
#include "tests/support/fixture.h"

static guint
count_rooms (const AffDraft *draft)
{
  g_autoptr (GHashTable) rooms = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < draft->items->len; i++)
    if (((AffDraftItem *) draft->items->pdata[i])->room)
      g_hash_table_add (rooms, ((AffDraftItem *) draft->items->pdata[i])->room);
  return g_hash_table_size (rooms);
}

static guint
count_persons (const AffDraft *draft)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < draft->items->len; i++) {
    const AffDraftItem *item = draft->items->pdata[i];
    for (guint j = 0; item->speakers && j < item->speakers->len; j++)
      g_hash_table_add (names, ((AffDraftPerson *) item->speakers->pdata[j])->name);
  }
  return g_hash_table_size (names);
}

static void
assert_tally (const AffDraft *draft, const Tally *wanted)
{
  guint nights = 0;
  int starts = 0;
  int durations = 0;

  for (guint i = 0; i < draft->items->len; i++) {
    const AffDraftItem *item = draft->items->pdata[i];
    g_assert_nonnull (item->title);
    g_assert_nonnull (item->day);
    nights += item->start.minute >= 1440;
    starts += MAX (item->start.minute, 0);
    durations += MAX (item->duration_min, 0);
  }
  g_assert_cmpuint (draft->items->len, ==, wanted->items);
  g_assert_cmpuint (count_rooms (draft), ==, wanted->rooms);
  g_assert_cmpuint (count_persons (draft), ==, wanted->persons);
  g_assert_cmpstr (draft->first_day, ==, wanted->first_day);
  g_assert_cmpstr (draft->last_day, ==, wanted->last_day);
  g_assert_cmpuint (nights, ==, wanted->nights);
  g_assert_cmpint (starts, ==, wanted->starts);
  g_assert_cmpint (durations, ==, wanted->durations);
}

gboolean
tally_assert_real (const Tally *wanted)
{
  const char *data = fixture_real_data ();

  if (!data)
    return FALSE;
  g_autofree char *folder = g_build_filename (data, "schedules", NULL);
  g_autoptr (Reading) reading = reading_open (folder, wanted->file);
  g_test_message ("%s", wanted->file);
  g_assert_no_error (reading->error);
  aff_draft_settle_times (reading->draft, "Europe/Paris", reading->report);
  assert_tally (reading->draft, wanted);
  return TRUE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/draft-time.h"

#define HOME "Europe/Paris"

typedef struct {
  AffDraft *draft;
  AffReport *report;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->draft = aff_draft_new ();
  self->report = aff_report_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  aff_draft_free (self->draft);
  aff_report_free (self->report);
}

static AffWhen
parse (const char *text)
{
  AffWhen when = AFF_WHEN_NONE;

  if (text)
    g_assert_true (aff_when_parse (text, &when, NULL));
  return when;
}

// An item of that start and end (NULL: not said), listed under DAY.
static AffDraftItem *
add_item (AffDraft *draft, const char *day, const char *start, const char *end)
{
  g_autofree char *key = g_strdup_printf ("item %u", draft->items->len + 1);
  AffDraftItem *item = aff_draft_item (draft, key, key);

  aff_draft_set (&item->day, day);
  item->start = parse (start);
  item->end = parse (end);
  return item;
}

static void
settle (Fixture *self)
{
  aff_draft_settle_times (self->draft, HOME, self->report);
}

// The codes of all remarks, joined; "" if there are none.
static char *
list_codes (const Fixture *self)
{
  const GPtrArray *remarks = aff_report_remarks (self->report);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ((AffRemark *) remarks->pdata[i])->code);
  return g_string_free (codes, FALSE);
}

static void
assert_codes (const Fixture *self, const char *wanted)
{
  g_autofree char *codes = list_codes (self);

  g_assert_cmpstr (codes, ==, wanted);
}

typedef struct {
  const char *named; // by the file
  const char *a;
  const char *b;
  const char *zone; // as settled
  const char *day_a;
  int minute_a;
  const char *codes;
} ZoneCase;

static void
check_zone (const ZoneCase *wanted)
{
  Fixture self = {0};

  g_test_message ("%s: %s, %s", wanted->named ? wanted->named : "no zone", wanted->a,
                  wanted->b);
  set_up (&self, NULL);
  aff_draft_set (&self.draft->zone, wanted->named);
  AffDraftItem *item = add_item (self.draft, NULL, wanted->a, NULL);
  add_item (self.draft, NULL, wanted->b, NULL);
  settle (&self);
  g_assert_cmpstr (self.draft->zone, ==, wanted->zone);
  g_assert_cmpstr (item->day, ==, wanted->day_a);
  g_assert_cmpstr (item->start.day, ==, wanted->day_a ? wanted->day_a : "");
  g_assert_cmpint (item->start.minute, ==, wanted->minute_a);
  g_assert_false (item->start.has_offset);
  assert_codes (&self, wanted->codes);
  tear_down (&self, NULL);
}

static void
test_the_zone_is_told_by_names_and_offsets (void)
{
  static const ZoneCase cases[] = {
    // Nothing is said.
    {NULL, "2026-10-04 15:10", "2026-10-05 09:00", HOME, "2026-10-04", 910, "zone-assumed"},
    {NULL, "2026-10-04", "2026-10-05", HOME, "2026-10-04", -1, ""},
    // Offsets only.
    {NULL, "2026-10-04T15:10+02:00", "2026-12-04T15:10+01:00", HOME, "2026-10-04", 910, ""},
    {NULL, "2026-10-04T15:10+08:00", "2026-10-05T09:00+08:00", "Etc/GMT-8", "2026-10-04", 910,
     "zone-by-offset"},
    {NULL, "2026-10-04T15:10-07:00", "2026-10-05T09:00-07:00", "Etc/GMT+7", "2026-10-04", 910,
     "zone-by-offset"},
    {NULL, "2026-10-04T15:10+05:30", "2026-10-05T09:00+05:30", "Asia/Kolkata", "2026-10-04",
     910, "zone-by-offset"},
    {NULL, "2026-10-04T15:10-04:00", "2026-12-04T15:10-05:00", "America/New_York", "2026-10-04",
     910, "zone-by-offset"},
    {NULL, "2026-10-04T15:10+02:00", "2026-10-04T15:10Z", HOME, "2026-10-04", 910,
     "offsets-mixed"},
    {NULL, "2026-10-04T15:10+08:00", "2026-10-04T15:10-08:00", "Etc/GMT-8", "2026-10-04", 910,
     "zone-by-offset"},
    {NULL, "2026-10-04T15:10+03:17", "2026-10-05T15:10+03:17", HOME, "2026-10-04", 833,
     "zone-by-offset"},
    {NULL, "2026-10-04T13:10Z", "2026-10-05T07:00Z", HOME, "2026-10-04", 910, "times-in-utc"},
    {NULL, "2026-10-04T22:10Z", "2026-10-05T07:00Z", HOME, "2026-10-05", 10, "times-in-utc"},
    // Names.
    {"Europe/Berlin", "2026-10-04T15:10+02:00", "2026-12-04T15:10+01:00", "Europe/Berlin",
     "2026-10-04", 910, ""},
    {"Europe/Warsaw", "2026-10-04T13:10Z", "2026-10-05T07:00Z", "Europe/Warsaw", "2026-10-04",
     910, ""},
    {"Asia/Tokyo", "2026-10-04 15:10", "2026-10-05 09:00", "Asia/Tokyo", "2026-10-04", 910, ""},
    {"Asia/Tokyo", "2026-10-04T08:10+02:00", "2026-10-05T07:00Z", "Asia/Tokyo", "2026-10-04",
     910, "offsets-differ"},
    {"UTC", "2026-10-04T15:10Z", "2026-10-05T07:00Z", "UTC", "2026-10-04", 910, "zone-is-utc"},
    // Names that cannot be.
    {"UTC", "2020-12-14T09:00+01:00", "2020-12-15T09:00+01:00", HOME, "2020-12-14", 540,
     "zone-contradicted"},
    {"UTC", "2020-12-14T09:00+09:00", "2020-12-15T09:00+09:00", "Etc/GMT-9", "2020-12-14", 540,
     "zone-contradicted zone-by-offset"},
    {"Europe/Berlin", "2026-07-04T15:10+01:00", "2026-07-05T15:10+01:00", "Europe/Berlin",
     "2026-07-04", 910, "offset-contradicts-zone"},
    {"Middle/Earth", "2026-10-04T15:10+02:00", "2026-10-05T15:10+02:00", HOME, "2026-10-04",
     910, "zone-unknown"},
    {"../../etc/passwd", "2026-10-04 15:10", "2026-10-05 15:10", HOME, "2026-10-04", 910,
     "zone-unknown zone-assumed"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_zone (&cases[i]);
}

typedef struct {
  const char *listed;
  const char *start;
  const char *end;
  int said_min;
  const char *day;
  int minute;
  int duration_min;
  const char *codes;
} ItemCase;

static void
check_item (const ItemCase *wanted)
{
  Fixture self = {0};

  g_test_message ("%s: %s to %s", wanted->listed ? wanted->listed : "no day",
                  wanted->start ? wanted->start : "?", wanted->end ? wanted->end : "?");
  set_up (&self, NULL);
  aff_draft_set (&self.draft->zone, HOME);
  AffDraftItem *item = add_item (self.draft, wanted->listed, wanted->start, wanted->end);
  item->duration_min = wanted->said_min;
  settle (&self);
  g_assert_cmpstr (item->day, ==, wanted->day);
  g_assert_cmpstr (item->start.day, ==, wanted->day ? wanted->day : "");
  g_assert_cmpint (item->start.minute, ==, wanted->minute);
  g_assert_cmpint (item->duration_min, ==, wanted->duration_min);
  assert_codes (&self, wanted->codes);
  tear_down (&self, NULL);
}

static void
test_an_item_has_a_day_a_minute_and_a_duration (void)
{
  static const ItemCase cases[] = {
    {NULL, NULL, NULL, -1, NULL, -1, -1, ""},
    {NULL, "15:10", "16:10", -1, NULL, 910, 60, ""},
    {"2026-10-04", "15:10", NULL, 20, "2026-10-04", 910, 20, ""},
    {"2026-10-04", NULL, NULL, -1, "2026-10-04", -1, -1, ""},
    {NULL, "2026-10-04 15:10", "2026-10-04 16:10", -1, "2026-10-04", 910, 60, ""},
    {NULL, "2026-10-04 15:10", "2026-10-04 16:10", 60, "2026-10-04", 910, 60, ""},
    {NULL, "2026-10-04 15:10", "2026-10-04 15:10", -1, "2026-10-04", 910, 0, ""},
    {NULL, "2026-10-04 15:10", "2026-10-04 16:10", 90, "2026-10-04", 910, 60,
     "end-contradicts-duration"},
    {NULL, "2026-10-04 15:10", "2026-10-04 14:10", 20, "2026-10-04", 910, 20,
     "end-before-start"},
    // Nights.
    {"2026-10-04", "2026-10-05 01:30", NULL, 60, "2026-10-04", 1530, 60, ""},
    {NULL, "2026-10-04 23:30", "2026-10-05 00:30", -1, "2026-10-04", 1410, 60, ""},
    {"2026-10-04", "2026-10-05T01:30+02:00", "2026-10-05T02:30+02:00", -1, "2026-10-04", 1530,
     60, ""},
    {"2026-10-04", "2026-10-05 13:00", NULL, -1, "2026-10-05", 780, -1,
     "day-contradicts-start"},
    {"2026-10-04", "2026-10-03 13:00", NULL, -1, "2026-10-03", 780, -1,
     "day-contradicts-start"},
    {"2026-10-04", "2026-10-05", NULL, -1, "2026-10-05", -1, -1, "day-contradicts-start"},
    {"soon", "15:10", NULL, -1, NULL, 910, -1, "day-unreadable"},
    {"15:10", "15:10", NULL, -1, NULL, 910, -1, "day-unreadable"},
    {"4 Oct 2026", "15:10", NULL, -1, "2026-10-04", 910, -1, ""},
    // The clocks go back in between: two hours are three.
    {NULL, "2026-10-25T01:00+02:00", "2026-10-25T03:00+01:00", -1, "2026-10-25", 60, 180, ""},
    // Long ones.
    {NULL, "2026-10-04 00:00", "2026-10-05 00:00", -1, "2026-10-04", 0, 1440, ""},
    {NULL, "2026-10-04 00:00", "2026-10-05 00:01", -1, "2026-10-04", 0, 1441,
     "longer-than-a-day"},
    {NULL, "2026-10-04 00:00", "2026-10-06 00:00", -1, "2026-10-04", 0, 2880,
     "longer-than-a-day"},
    {NULL, "2026-10-04 00:00", "2026-10-06 00:01", -1, "2026-10-04", 0, 2880,
     "longer-than-two-days"},
    {NULL, "1000-01-01 00:00", "9999-12-31 00:00", -1, "1000-01-01", 0, 2880,
     "longer-than-two-days"},
    {NULL, NULL, NULL, G_MAXINT, NULL, -1, 2880, "longer-than-two-days"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_item (&cases[i]);
}

typedef struct {
  const char *first;
  const char *last;
  const char *wanted_first;
  const char *wanted_last;
  const char *codes;
} DaysCase;

// Two items are on 5 and 6 October.
static void
check_days (const DaysCase *wanted)
{
  Fixture self = {0};

  set_up (&self, NULL);
  aff_draft_set (&self.draft->zone, HOME);
  aff_draft_set (&self.draft->first_day, wanted->first);
  aff_draft_set (&self.draft->last_day, wanted->last);
  add_item (self.draft, "2026-10-06", "09:00", NULL);
  add_item (self.draft, "2026-10-05", "09:00", NULL);
  add_item (self.draft, NULL, NULL, NULL);
  settle (&self);
  g_assert_cmpstr (self.draft->first_day, ==, wanted->wanted_first);
  g_assert_cmpstr (self.draft->last_day, ==, wanted->wanted_last);
  assert_codes (&self, wanted->codes);
  tear_down (&self, NULL);
}

static void
test_the_days_hold_all_that_is_listed (void)
{
  static const DaysCase cases[] = {
    {NULL, NULL, "2026-10-05", "2026-10-06", ""},
    {"2026-10-04", "2026-10-08", "2026-10-04", "2026-10-08", ""},
    {"4 October 2026", NULL, "2026-10-04", "2026-10-06", ""},
    {"2026-10-06", "2026-10-06", "2026-10-05", "2026-10-06", "outside-of-days"},
    {"2026-10-04", "2026-10-05", "2026-10-04", "2026-10-06", "outside-of-days"},
    {"2026-10-08", "2026-10-04", "2026-10-05", "2026-10-06", "days-backwards"},
    {"soon", "2026-10-08", "2026-10-05", "2026-10-08", "days-unreadable"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_days (&cases[i]);
}

static void
test_nothing_listed_leaves_the_days_unsaid (Fixture *self, gconstpointer data)
{
  settle (self);
  g_assert_cmpstr (self->draft->zone, ==, HOME);
  g_assert_null (self->draft->first_day);
  g_assert_null (self->draft->last_day);
  assert_codes (self, "");
}

static void
test_unsure_dates_are_read_so_that_they_are_close_together (Fixture *self, gconstpointer data)
{
  aff_draft_set (&self->draft->zone, HOME);
  AffDraftItem *item = add_item (self->draft, NULL, "10/04/2026", NULL);
  add_item (self->draft, NULL, "10/05/2026", NULL);
  settle (self);
  g_assert_cmpstr (item->day, ==, "2026-10-04");
  assert_codes (self, "day-or-month-first");
}

static void
test_a_sure_date_tells_the_order_of_the_others (Fixture *self, gconstpointer data)
{
  aff_draft_set (&self->draft->zone, HOME);
  AffDraftItem *item = add_item (self->draft, NULL, "05/10/2026", NULL);
  add_item (self->draft, NULL, "2026-10-06", NULL);
  settle (self);
  g_assert_cmpstr (item->day, ==, "2026-10-05");
  assert_codes (self, "day-or-month-first");
}

static void
test_links_of_a_paper_are_bounded (void)
{
  static const struct {
    guint links;
    guint kept;
    const char *codes;
  } rows[] = {{1, 1, ""}, {99, 99, ""}, {300, AFF_DRAFT_LINKS, "too-many-links"}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    Fixture fixture = {aff_draft_new (), aff_report_new ()};
    AffDraftPaper *paper = aff_draft_paper (fixture.draft, "1", NULL);
    aff_draft_set (&paper->title, "Title");
    for (guint number = 0; number < rows[i].links; number++) {
      g_autofree char *address = g_strdup_printf ("https://example.org/%u", number);
      aff_draft_add_address (paper, address);
      aff_draft_add_address (paper, address);
    }
    g_assert_cmpuint (paper->links->len, ==, rows[i].kept);
    g_assert_true (aff_draft_finish (fixture.draft, HOME, fixture.report, NULL));
    g_assert_cmpuint (paper->links->len, ==, rows[i].kept);
    assert_codes (&fixture, rows[i].codes);
    tear_down (&fixture, NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/draft-time/the-zone-is-told-by-names-and-offsets",
                   test_the_zone_is_told_by_names_and_offsets);
  g_test_add_func ("/exchange/draft-time/an-item-has-a-day-a-minute-and-a-duration",
                   test_an_item_has_a_day_a_minute_and_a_duration);
  g_test_add_func ("/exchange/draft-time/the-days-hold-all-that-is-listed",
                   test_the_days_hold_all_that_is_listed);
  g_test_add ("/exchange/draft-time/nothing-listed-leaves-the-days-unsaid", Fixture, NULL,
              set_up, test_nothing_listed_leaves_the_days_unsaid, tear_down);
  g_test_add ("/exchange/draft-time/unsure-dates-are-read-so-that-they-are-close-together",
              Fixture, NULL, set_up, test_unsure_dates_are_read_so_that_they_are_close_together,
              tear_down);
  g_test_add ("/exchange/draft-time/a-sure-date-tells-the-order-of-the-others", Fixture, NULL,
              set_up, test_a_sure_date_tells_the_order_of_the_others, tear_down);
  g_test_add_func ("/exchange/draft/links-of-a-paper-are-bounded",
                   test_links_of_a_paper_are_bounded);
  return g_test_run ();
}

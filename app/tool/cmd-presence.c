// SPDX-License-Identifier: GPL-3.0-or-later
// presence: what is said of a presenter, and that the poster hangs.
#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/programme/presence.h"
#include "app/tool/hall.h"

#include <string.h>

static const struct {
  const char *name;
  AffPresenceWord word;
  gboolean is_hung; // speaks of the poster
  gboolean has_hung;
  gboolean takes_time;
} sayings[] = {
  {"expected", AFF_PRESENCE_EXPECTED},
  {"here", AFF_PRESENCE_HERE},
  {"away", AFF_PRESENCE_AWAY},
  {"back", AFF_PRESENCE_BACK_AT, .takes_time = TRUE},
  {"no-show", AFF_PRESENCE_NO_SHOW},
  {"clear", AFF_PRESENCE_NONE},
  {"hung", 0, TRUE, TRUE},
  {"not-hung", 0, TRUE, FALSE},
};

// "15:40" of the day of now, in the session's zone.
static gboolean
read_time (const AffHall *hall, const char *text, gint64 *instant, GError **error)
{
  GTimeZone *zone = hall->item->workshop->zone;
  g_autofree char *day = aff_zone_day (zone, hall->now);
  g_autofree char *whole = g_strdup_printf ("%sT%s", day ? day : "", text);
  double speed;

  *instant = AFF_UNKNOWN_TIME;
  if (strlen (text) == strlen ("15:40") && aff_clock_parse (whole, zone, instant, &speed, NULL))
    return TRUE;
  g_autofree char *quote = aff_text_quote (text);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "“%s” is no time of today; write it like 15:40.", quote);
  return FALSE;
}

static gboolean
read_job (const AffHall *hall,
          char **words,
          const char *until,
          AffPresenceJob *job,
          GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++) {
    if (strcmp (words[1], sayings[i].name) != 0)
      continue;
    if ((words[2] != NULL) != sayings[i].takes_time || (until && sayings[i].is_hung))
      break;
    job->sets_word = !sayings[i].is_hung;
    job->sets_hung = sayings[i].is_hung;
    job->word = sayings[i].word;
    job->has_hung = sayings[i].has_hung;
    return (!words[2] || read_time (hall, words[2], &job->back, error)) &&
           (!until || read_time (hall, until, &job->until, error));
  }
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "Say one of here, away, back TIME, expected, no-show, clear, hung and not-hung "
               "of the paper.");
  return FALSE;
}

static AffExit
run (AffTool *tool, char **words, const char *item, const char *until)
{
  AffPresenceJob job = {.until = AFF_UNKNOWN_TIME, .back = AFF_UNKNOWN_TIME};
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;

  if (!aff_hall_open (&hall, tool, AFF_DB_WRITE, item ? item : "", &exit))
    return exit;
  const AffPresentation *poster = aff_hall_poster (&hall, words[0], &error);
  if (!poster || !read_job (&hall, words, until, &job, &error))
    return aff_tool_fail_error (error);
  // What is said in a sample holds at its own time.
  AffChangeNote note = {.who = "affichectl", .now = hall.now};
  job.presentation = poster->id;
  if (!aff_presence_run (hall.db, &job, &note, &sequence, &error))
    return aff_tool_fail_error (error);
  g_autofree char *sentence = aff_presence_sentence (&job, poster->paper->number,
                                                     hall.item->workshop->zone);
  return aff_hall_print (&hall, sentence, sequence, NULL, NULL);
}

AffExit
aff_cmd_presence (AffTool *tool, char ***arguments)
{
  g_autofree char *item = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    {"item", 0, 0, G_OPTION_ARG_STRING, &item,
     "The poster session (default: the one that the kiosk shows)", "ID"},
    {"until", 0, 0, G_OPTION_ARG_STRING, &until, "How long it holds (default: the session)",
     "TIME"},
    {NULL},
  };
  AffUsage usage = {"presence",
                    "PAPER here|away|back TIME|expected|no-show|clear|hung|not-hung",
                    "Says where a presenter is, or that the poster hangs.", NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  guint count = g_strv_length (*arguments);
  if (count < 3 || count > 4)
    return aff_tool_fail_usage ("presence", "“presence” takes a paper and what is said of it.");
  return run (tool, *arguments + 1, item, until);
}

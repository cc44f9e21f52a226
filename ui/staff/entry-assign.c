// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-assign.h"

#include "app/qr/link.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_MINUTES 2880
#define DAY_HOURS    36 // "25:30" is half past one in the night after
#define TIME_FORM    "^([0-9]{1,2})(?:[:.h ]?([0-9]{2}))?$"
#define UNKNOWN_KIND "doi" // where no paper of the programme has a link yet

char *
aff_entry_assign_read_time (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autoptr (GRegex) form = g_regex_new (TIME_FORM, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (*clean == '\0')
    return g_strdup ("");
  // "930" is half past nine.
  if (strlen (clean) == 3 && strspn (clean, "0123456789") == 3) {
    char *longer = g_strconcat ("0", clean, NULL);
    g_free (clean);
    clean = longer;
  }
  if (!g_regex_match (form, clean, 0, &match))
    return NULL;
  g_autofree char *hour = g_match_info_fetch (match, 1);
  g_autofree char *minute = g_match_info_fetch (match, 2);
  int hours = atoi (hour), minutes = minute != NULL ? atoi (minute) : 0;
  if (hours >= DAY_HOURS || minutes > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hours, minutes);
}

// The kind whose name stands in the host: "arxiv" of arxiv.org.
static const char *
find_kind_of_host (const AffProgramme *programme, const char *host)
{
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    for (guint j = 0; j < paper->links->len; j++) {
      const AffLink *link = g_ptr_array_index (paper->links, j);
      g_autofree char *other = aff_link_host (link->address);

      if (strstr (host, link->kind) != NULL || g_strcmp0 (host, other) == 0)
        return link->kind;
    }
  }
  return NULL;
}

static const char *
find_any_kind (const AffProgramme *programme)
{
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    if (paper->links->len > 0)
      return ((const AffLink *) g_ptr_array_index (paper->links, 0))->kind;
  }
  return UNKNOWN_KIND;
}

static const char *
choose_kind (const AffProgramme *programme, const AffPaper *paper, const char *address)
{
  g_autofree char *host = aff_link_host (address);
  const char *kind = host != NULL ? find_kind_of_host (programme, host) : NULL;
  const AffLink *link = paper != NULL ? aff_entry_link (paper) : NULL;

  if (kind != NULL)
    return kind;
  return link != NULL ? link->kind : find_any_kind (programme);
}

static void
take (GPtrArray *assignments, const char *field, const char *value)
{
  g_ptr_array_add (assignments, g_strconcat (field, "=", value, NULL));
}

static char **
finish (GPtrArray *assignments)
{
  g_ptr_array_add (assignments, NULL);
  return (char **) g_ptr_array_free (assignments, FALSE);
}

// Nothing but the scheme, which stands there before one writes, is nothing.
static gboolean
is_no_address (const char *text)
{
  return *text == '\0' || g_str_equal (text, AFF_ENTRY_SCHEME);
}

static gboolean
check_address (const char *address, char **trouble)
{
  if (aff_link_check (address, NULL))
    return TRUE;
  *trouble = g_strdup (
    g_str_has_prefix (address, AFF_ENTRY_SCHEME)
      ? _ ("Phones cannot open this address safely. Write the host by its name, without port, "
           "user name or spaces.")
      : _ ("The address must begin with https://."));
  return FALSE;
}

static gboolean
take_link (GPtrArray *assignments,
           const AffProgramme *programme,
           const AffPaper *paper,
           const char *address,
           char **trouble)
{
  const char *kind = choose_kind (programme, paper, address);
  g_autofree char *field = g_strconcat ("link.", kind, NULL);
  g_autofree char *live = g_strconcat ("link.", kind, ".live", NULL);

  if (!check_address (address, trouble))
    return FALSE;
  take (assignments, field, address);
  take (assignments, live, "yes");
  return TRUE;
}

static gboolean
take_no_link (GPtrArray *assignments, const AffPaper *paper, char **trouble)
{
  const AffLink *link = aff_entry_link (paper);

  if (link == NULL) {
    *trouble = g_strdup (_ ("Write the address under which people find the paper."));
    return FALSE;
  }
  g_autofree char *field = g_strconcat ("link.", link->kind, NULL);
  take (assignments, field, "");
  return TRUE;
}

static gboolean
is_length (const char *text)
{
  guint64 minutes;

  return *text == '\0' ||
         g_ascii_string_to_unsigned (text, 10, 0, MOST_MINUTES, &minutes, NULL);
}

static gboolean
check_number (const AffProgramme *programme,
              const AffPaper *paper,
              const char *number,
              char **trouble)
{
  const AffPaper *other = aff_programme_paper_by_number (programme, number);

  if (*number == '\0')
    *trouble = g_strdup (_ ("A paper needs a number."));
  else if (other != NULL && other != paper)
    *trouble = g_strdup_printf (_ ("There is a paper %s already. Choose another number."),
                                number);
  return *trouble == NULL;
}

static gboolean
take_text (GPtrArray *assignments, AffEntryField field, const char *text, char **trouble)
{
  static const char *const fields[] = {
    [AFF_ENTRY_SPEAKERS] = "speakers",
    [AFF_ENTRY_CHAIRS] = "chairs",
    [AFF_ENTRY_PANELLISTS] = "panellists",
    [AFF_ENTRY_TITLE] = "title",
    [AFF_ENTRY_DAY] = "day",
    [AFF_ENTRY_TIME] = "minute",
    [AFF_ENTRY_LENGTH] = "duration_min",
    [AFF_ENTRY_ROOM] = "room",
    [AFF_ENTRY_NUMBER] = "number",
    [AFF_ENTRY_AUTHORS] = "authors",
  };
  g_autofree char *time = field == AFF_ENTRY_TIME ? aff_entry_assign_read_time (text) : NULL;

  if (field == AFF_ENTRY_TIME && time == NULL)
    *trouble = g_strdup (_ ("Write a time such as 15:10, or nothing."));
  else if (field == AFF_ENTRY_LENGTH && !is_length (text))
    *trouble = g_strdup (_ ("Write minutes, 30 for instance, or nothing."));
  else if (field == AFF_ENTRY_TITLE && *text == '\0')
    *trouble = g_strdup (_ ("A title cannot be empty."));
  if (*trouble != NULL)
    return FALSE;
  take (assignments, fields[field], time != NULL ? time : text);
  return TRUE;
}

char **
aff_entry_assign (const AffProgramme *programme,
                  const AffPaper *paper,
                  AffEntryField field,
                  const char *text,
                  char **trouble)
{
  g_return_val_if_fail (programme != NULL && text != NULL && trouble != NULL, NULL);
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *clean = g_strstrip (g_strdup (text));
  gboolean is_good;

  *trouble = NULL;
  if (field == AFF_ENTRY_LINK)
    is_good = is_no_address (clean) ? take_no_link (assignments, paper, trouble)
                                    : take_link (assignments, programme, paper, clean, trouble);
  else
    is_good = (field != AFF_ENTRY_NUMBER || check_number (programme, paper, clean, trouble)) &&
              take_text (assignments, field, clean, trouble);
  return is_good ? finish (g_steal_pointer (&assignments)) : NULL;
}

static const AffWorkshop *
choose_workshop (const AffProgramme *programme, const AffItem *item)
{
  if (item != NULL)
    return item->workshop;
  return programme->workshops->len > 0 ? g_ptr_array_index (programme->workshops, 0) : NULL;
}

char **
aff_entry_assign_paper (const AffProgramme *programme,
                        const AffEntryPaper *paper,
                        char **trouble)
{
  g_return_val_if_fail (programme != NULL && paper != NULL && trouble != NULL, NULL);
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = g_strstrip (g_strdup (paper->number));
  g_autofree char *title = g_strstrip (g_strdup (paper->title));
  g_autofree char *authors = g_strstrip (g_strdup (paper->authors));
  g_autofree char *link = g_strstrip (g_strdup (paper->link));
  const AffWorkshop *workshop = choose_workshop (programme, paper->item);

  *trouble = NULL;
  if (!check_number (programme, NULL, number, trouble))
    return NULL;
  if (workshop != NULL)
    take (assignments, "workshop", workshop->code);
  take (assignments, "number", number);
  if (!take_text (assignments, AFF_ENTRY_TITLE, title, trouble))
    return NULL;
  if (*authors != '\0')
    take (assignments, "authors", authors);
  if (!is_no_address (link) && !take_link (assignments, programme, NULL, link, trouble))
    return NULL;
  if (paper->item != NULL) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, paper->item->id);
    take (assignments, "poster", id);
  }
  return finish (g_steal_pointer (&assignments));
}

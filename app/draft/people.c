// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/people.h"

#include "app/draft/sheet.h"

#include <string.h>

#define NAME_BYTES 2000
#define MARKS      "*∗＊†‡§¶‖✉˒⸴¹²³⁰⁴⁵⁶⁷⁸⁹" // behind a name: notes about it

typedef struct {
  char *name;        // owned
  char *affiliation; // owned, or NULL
  gboolean presents;
} Part;

static const char *const presenting[] = {
  "presenter", "presenting",   "presentingauthor", "speaker",      "orateur",
  "oratrice",  "presentateur", "vortragende",      "vortragender", NULL};
// What stands in brackets behind a name and is no affiliation.
static const char *const notes[] = {"correspondingauthor",
                                    "corresponding",
                                    "remote",
                                    "virtual",
                                    "online",
                                    "inperson",
                                    "equalcontribution",
                                    "sheher",
                                    "hehim",
                                    "theythem",
                                    "sheherhers",
                                    "hehimhis",
                                    NULL};
static const char *const stems[] = {"univ",       "institu",  "hospital",   "hopital",
                                    "college",    "school",   "ecole",      "laborato",
                                    "klinik",     "clinic",   "department", "faculty",
                                    "hochschule", "research", NULL};
static const char *const houses[] = {"inria", "cnrs",   "inserm", "cea", "chu",
                                     "eth",   "epfl",   "mit",    "inc", "ltd",
                                     "gmbh",  "centre", "center", NULL};
static const char *const suffixes[] = {"jr", "sr", "ii", "iii", "phd", "md", "msc", NULL};

static gboolean
is_one_of (const char *text, const char *const *names)
{
  g_autofree char *word = aff_sheet_fold (text, TRUE);

  return g_strv_contains (names, word);
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint count = 0;

  for (char **word = words; *word; word++)
    count += **word != '\0';
  return count;
}

// "Last", "van der Last": all but the last word are small, and that one is not. Names in scripts
// without capitals are never turned.
static gboolean
is_family (const char *text)
{
  const char *last = strrchr (text, ' ');
  gboolean has_capital = FALSE;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (g_unichar_isupper (g_utf8_get_char (at))) {
      if (last && at < last)
        return FALSE;
      has_capital = TRUE;
    }
  return has_capital;
}

static gboolean
names_organisation (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,-'", -1);

  for (char **word = words; *word; word++) {
    g_autofree char *plain = aff_sheet_fold (*word, TRUE);
    if (g_strv_contains (houses, plain))
      return TRUE;
    for (const char *const *stem = stems; *stem; stem++)
      if (g_str_has_prefix (plain, *stem))
        return TRUE;
  }
  return FALSE;
}

// PARTS as "First Last" or "First Last Jr."; NULL if they are no "Last, First".
static char *
join_turned (char *const *parts, guint length)
{
  for (guint i = 0; i < length; i++)
    if (!*g_strstrip (parts[i]))
      return NULL;
  if (length == 2)
    return is_one_of (parts[1], suffixes) ? NULL : g_strjoin (" ", parts[1], parts[0], NULL);
  if (length == 3 && is_one_of (parts[1], suffixes))
    return g_strjoin (" ", parts[2], parts[0], parts[1], NULL);
  if (length == 3 && is_one_of (parts[2], suffixes))
    return g_strjoin (" ", parts[1], parts[0], parts[2], NULL);
  return NULL;
}

char *
aff_people_turn (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (name, ",", 4);
  char *turned = join_turned (parts, g_strv_length (parts));

  return turned ? turned : g_strdup (name);
}

// Everything from BEGIN to END, and words in which there is an "@": addresses.
static void
drop_addresses (char *text)
{
  char *begin = strchr (text, '<');
  char *end = begin ? strchr (begin, '>') : NULL;

  if (end)
    memmove (begin, end + 1, strlen (end + 1) + 1);
  for (char *at = strchr (text, '@'); at; at = strchr (text, '@')) {
    char *first = at;
    while (first > text && !strchr (" (,;<", first[-1]))
      first--;
    char *last = at + strcspn (at, " ),;>");
    memmove (first, last, strlen (last) + 1);
  }
}

// "~First_Author1" is what OpenReview calls a profile.
static void
read_profile (char *text)
{
  gsize length = strlen (text);

  if (text[0] != '~' || !strchr (text, '_'))
    return;
  while (length > 1 && g_ascii_isdigit (text[length - 1]))
    text[--length] = '\0';
  memmove (text, text + 1, length);
  g_strdelimit (text, "_", ' ');
}

// "Author1,2", "Author^{1}", "Author [1]": numbers of affiliations. "Author 1" may be a name.
static void
drop_numbers (char *text)
{
  gsize start = strlen (text);

  while (start > 0 && strchr ("0123456789^{}[]*, ", text[start - 1]))
    start--;
  const char *tail = text + start + strspn (text + start, " ");
  if (strpbrk (tail, "0123456789") && (tail == text + start || strchr ("^[{*", *tail)))
    text[start] = '\0';
}

static void
drop_signs (char *text)
{
  g_strchomp (text);
  for (char *last = g_utf8_find_prev_char (text, text + strlen (text));
       last && g_utf8_strchr (MARKS, -1, g_utf8_get_char (last));
       last = g_utf8_find_prev_char (text, text + strlen (text))) {
    *last = '\0';
    g_strchomp (text);
  }
}

static void
drop_marks (char *text)
{
  drop_signs (text);
  drop_numbers (text);
  drop_signs (text);
}

// Where the brackets that end TEXT open, or NULL.
static char *
find_brackets (char *text)
{
  gsize length = strlen (text);
  int depth = 0;

  if (length == 0 || text[length - 1] != ')')
    return NULL;
  for (char *at = text + length - 1; at > text; at--) {
    depth += *at == ')' ? 1 : *at == '(' ? -1 : 0;
    if (depth == 0)
      return at;
  }
  return NULL;
}

static void
take_brackets (Part *part)
{
  char *open = find_brackets (part->name);

  if (!open)
    return;
  g_autofree char *note = g_strndup (open + 1, strlen (open) - 2);
  *open = '\0';
  g_strstrip (note);
  if (is_one_of (note, presenting))
    part->presents = TRUE;
  else if (strspn (note, "0123456789,* ") < strlen (note) && !is_one_of (note, notes) &&
           !aff_people_is_unknown (note))
    aff_draft_set (&part->affiliation, note);
}

static void
drop_around (Part *part)
{
  char *name = g_strstrip (part->name);
  static const char *const more[] = {" et al.", " et al", " and others", NULL};

  for (const char *const *tail = more; *tail; tail++)
    if (g_str_has_suffix (name, *tail))
      name[strlen (name) - strlen (*tail)] = '\0';
  for (const char *const *head = (const char *const[]){"and ", "& ", NULL}; *head; head++)
    if (g_str_has_prefix (name, *head))
      memmove (name, name + strlen (*head), strlen (name + strlen (*head)) + 1);
}

// "Last, First", or "Name, Organisation".
static void
take_commas (Part *part)
{
  g_auto (GStrv) parts = g_strsplit (part->name, ",", 3);
  guint length = g_strv_length (parts);
  gboolean is_whole = length > 1 && count_words (parts[0]) > 1 && !is_family (parts[0]);

  if (length < 2)
    return;
  if (is_whole &&
      (length == 3 || names_organisation (parts[1]) || count_words (parts[1]) > 2)) {
    g_autofree char *rest = g_strjoinv (",", parts + 1);
    aff_draft_set (&part->affiliation, g_strstrip (rest));
    aff_draft_set (&part->name, parts[0]);
    return;
  }
  g_autofree char *turned = aff_people_turn (part->name);
  if (length == 3 && strcmp (turned, part->name) == 0) {
    aff_draft_set (&part->affiliation, g_strstrip (parts[2]));
    g_free (turned);
    turned = join_turned (parts, 2);
  }
  if (turned)
    aff_draft_set (&part->name, turned);
}

static gboolean
is_nobody (const char *name)
{
  static const char *const words[] = {"etal", "others", "andothers", NULL};

  return strlen (name) < 12 && is_one_of (name, words);
}

// What is longer than any name is no longer looked at.
static char *
cut_name (const char *text)
{
  gsize length = strlen (text);

  while (length > NAME_BYTES || (text[length] & 0xC0) == 0x80)
    length--;
  return g_strndup (text, length);
}

// One person, or so many who are still unknown.
static int
add_part (GPtrArray **list, const char *text)
{
  Part part = {.name = cut_name (text)};
  int unknown = 0;

  drop_addresses (part.name);
  read_profile (g_strstrip (part.name));
  drop_marks (part.name);
  take_brackets (&part);
  drop_marks (part.name);
  drop_around (&part);
  if (aff_people_is_unknown (part.name))
    unknown = CLAMP (atoi (part.name), 1, 20);
  else if (!is_nobody (part.name)) {
    take_commas (&part);
    AffDraftPerson *person = aff_draft_add_person (list, part.name, part.affiliation);
    if (person)
      person->presents = part.presents;
  }
  g_free (part.name);
  g_free (part.affiliation);
  return unknown;
}

// Separators in brackets part nothing, unless brackets are left open.
static gboolean
is_balanced (const char *text)
{
  int depth = 0;

  for (; *text && depth >= 0; text++)
    depth += *text == '(' ? 1 : *text == ')' ? -1 : 0;
  return depth == 0;
}

// How long the "," or " and " is with which AT begins; 0 if it is none. SEPARATOR 0 means words.
static gsize
match_separator (const char *at, char separator)
{
  static const char *const words[] = {" and ", " & ", " et ", NULL};

  if (separator)
    return *at == separator;
  for (const char *const *word = words; *word; word++)
    if (g_str_has_prefix (at, *word) && !g_str_has_prefix (at, " et al"))
      return strlen (*word);
  return 0;
}

static char **
split (const char *text, char separator)
{
  GPtrArray *parts = g_ptr_array_new ();
  gboolean has_brackets = is_balanced (text);
  const char *from = text;
  int depth = 0;

  for (const char *at = text; *at;) {
    depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
    gsize length = has_brackets && depth > 0 ? 0 : match_separator (at, separator);
    if (length > 0) {
      g_ptr_array_add (parts, g_strndup (from, at - from));
      from = at + length;
    }
    at += MAX (length, 1);
  }
  g_ptr_array_add (parts, g_strdup (from));
  for (guint i = 0; i < parts->len; i++)
    g_strstrip (parts->pdata[i]);
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (parts, FALSE);
}

int
aff_people_add_split (GPtrArray **list, const char *text, char separator)
{
  g_return_val_if_fail (list != NULL && text != NULL, 0);
  int unknown = 0;

  aff_draft_say_people (list);
  if (!separator)
    return add_part (list, text);
  g_auto (GStrv) parts = split (text, separator);
  for (char **part = parts; *part; part++)
    unknown += add_part (list, *part);
  return unknown;
}

// "Last, First and Last, First", as bibliographies have it.
static gboolean
is_bibliography (char *const *segments)
{
  guint length = 0;

  for (; segments[length]; length++) {
    g_auto (GStrv) parts = split (segments[length], ',');
    if (g_strv_length (parts) != 2 || !is_family (parts[0]))
      return FALSE;
  }
  return length > 1;
}

// "Last, First, Last, First": each second part is a family and nothing else.
static gboolean
is_turned_list (char *const *parts)
{
  guint length = 0;

  for (; parts[length]; length++) {
    const char *name = g_str_has_prefix (parts[length], "and ") ? parts[length] + 4
                                                                : parts[length];
    if (length % 2 == 0 && !is_family (name))
      return FALSE;
  }
  return length > 1 && length % 2 == 0;
}

static int
add_pairs (GPtrArray **list, char *const *parts)
{
  int unknown = 0;

  for (; parts[0]; parts += 2) {
    g_autofree char *name = g_strdup_printf ("%s, %s", parts[0], parts[1]);
    unknown += add_part (list, name);
  }
  return unknown;
}

static int
add_each (GPtrArray **list, char *const *parts)
{
  int unknown = 0;

  for (; *parts; parts++) {
    g_auto (GStrv) segments = split (*parts, 0);
    for (char **segment = segments; *segment; segment++)
      unknown += add_part (list, *segment);
  }
  return unknown;
}

// Commas part names, or the two halves of each, or a name and its organisation.
static int
add_by_commas (GPtrArray **list, const char *text)
{
  g_auto (GStrv) segments = split (text, 0);
  g_auto (GStrv) parts = split (text, ',');

  if (is_bibliography (segments)) {
    int unknown = 0;
    for (char **segment = segments; *segment; segment++)
      unknown += add_part (list, *segment);
    return unknown;
  }
  if (g_strv_length (parts) == 2 && !strchr (parts[1], '(') && names_organisation (parts[1]))
    return add_part (list, text);
  return is_turned_list (parts) ? add_pairs (list, parts) : add_each (list, parts);
}

static char *
widen_separators (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "；", ";", 0);
  g_string_replace (plain, "，", ",", 0);
  g_string_replace (plain, "、", ",", 0);
  g_string_replace (plain, "\xc2\xa0", " ", 0);
  return g_string_free (plain, FALSE);
}

int
aff_people_add (GPtrArray **list, const char *text)
{
  g_return_val_if_fail (list != NULL, 0);
  if (!text)
    return 0;
  g_autofree char *plain = widen_separators (text);

  aff_draft_say_people (list);
  for (const char *separator = ";|\n"; *separator; separator++)
    if (strchr (plain, *separator)) {
      g_auto (GStrv) parts = split (plain, *separator);
      if (parts[1])
        return aff_people_add_split (list, plain, *separator);
    }
  return add_by_commas (list, plain);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// print: labels, wall plan, door sheets and lists as PDF.
#include "app/base/text.h"
#include "app/print/print.h"
#include "app/programme/agenda.h"
#include "app/tool/hall.h"

// What the options say.
typedef struct {
  char *output;
  char *language;
  char *item; // the poster session, or NULL
  gboolean only_changed;
  gboolean is_draft;
} Wish;

static void
clear_wish (Wish *wish)
{
  g_free (wish->output);
  g_free (wish->language);
  g_free (wish->item);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, clear_wish)

static gboolean
read_language (const Wish *wish, AffPrintOrder *order, AffExit *exit)
{
  static const char *const languages[] = {"fr", "en", "de", NULL};

  order->language = wish->language != NULL ? wish->language : "en";
  if (g_strv_contains (languages, order->language))
    return TRUE;
  g_autofree char *quote = aff_text_quote (order->language);
  *exit = aff_tool_fail (AFF_EXIT_USAGE, "%s is no language that is printed; say fr, en or de.",
                         quote);
  return FALSE;
}

// The poster session that was named, or the one that a map would show now; none for doors.
static gboolean
find_item (const AffProgramme *programme, const Wish *wish, AffPrintOrder *order, AffExit *exit)
{
  g_autoptr (GError) error = NULL;

  if (order->kind == AFF_PRINT_DOOR)
    return TRUE;
  order->item = aff_hall_item (programme, wish->item != NULL ? wish->item : "", order->now,
                               &error);
  if (order->item == NULL)
    *exit = aff_tool_fail_error (error);
  else if (order->kind == AFF_PRINT_PLAN && aff_agenda_plan (programme, order->item) == NULL)
    *exit = aff_tool_fail (AFF_EXIT_USAGE, "The programme has no floor plan. Bring one in with "
                                           "“affichectl plan FILE.svg”.");
  else
    return TRUE;
  return FALSE;
}

static char *
describe_take_down (const AffPrint *print)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < print->take_down->len; i++) {
    const AffTakeDown *entry = g_ptr_array_index (print->take_down, i);

    g_string_append_printf (text, "Take down the label of board %s, “%s”: ", entry->board,
                            entry->title);
    if (entry->now_board != NULL)
      g_string_append_printf (text, "it hangs on board %s now.\n", entry->now_board);
    else
      g_string_append (text, "it has no board now.\n");
  }
  return g_string_free (text, FALSE);
}

static AffExit
report (const AffPrint *print, const char *path)
{
  g_autofree char *take_down = describe_take_down (print);
  g_autofree char *pages = g_strdup_printf ("%u page%s in %s.\n", print->pages,
                                            print->pages == 1 ? "" : "s", path);
  g_autofree char *text = g_strconcat (print->pdf != NULL ? pages : "Nothing to print.\n",
                                       take_down, NULL);

  return aff_tool_print (text);
}

// A printed label is remembered once its page is safe in the file.
static AffExit
remember (const AffTool *tool, const AffPrint *print, const Wish *wish)
{
  AffChangeNote note = {.who = "affichectl", .kind = "edit", .now = aff_tool_time ()};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;

  if (wish->is_draft || print->labels->len + print->take_down->len == 0)
    return AFF_EXIT_DONE;
  g_autofree char *sentence = g_strdup_printf ("%u labels printed", print->labels->len);
  note.sentence = sentence;
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, &exit);
  if (db == NULL)
    return exit;
  if (!aff_print_remember (db, print, &note, NULL, &error))
    return aff_tool_fail_error (error);
  return AFF_EXIT_DONE;
}

static AffExit
make_print (const AffTool *tool, AffPrintOrder *order, const Wish *wish)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, &exit);

  if (programme == NULL)
    return exit;
  order->now = aff_tool_now (programme);
  if (!find_item (programme, wish, order, &exit))
    return exit;
  g_autoptr (AffPrint) print = aff_print_new (programme, order, &error);
  if (print == NULL || (print->pdf != NULL && !aff_print_write (print, wish->output, &error)))
    return aff_tool_fail_error (error);
  exit = remember (tool, print, wish);
  return exit == AFF_EXIT_DONE ? report (print, wish->output) : exit;
}

// An option that KIND of pages would not heed, and those that do; NULL if there is none.
static const char *
find_misfit (const Wish *wish, AffPrintKind kind)
{
  if (wish->only_changed && kind != AFF_PRINT_LABELS)
    return "Only labels take --changed.";
  if (wish->is_draft && kind != AFF_PRINT_LABELS)
    return "Only labels take --draft.";
  if (wish->item != NULL && kind == AFF_PRINT_DOOR)
    return "Only labels, plan and lists take --item.";
  return NULL;
}

AffExit
aff_cmd_print (AffTool *tool, char ***arguments)
{
  g_auto (Wish) wish = {0};
  const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &wish.output, "Where the pages go", "FILE.pdf"},
    {"changed", 0, 0, G_OPTION_ARG_NONE, &wish.only_changed,
     "With labels: only those that are new or say something else than the printed ones", NULL},
    {"draft", 0, 0, G_OPTION_ARG_NONE, &wish.is_draft,
     "With labels: do not remember them as printed", NULL},
    {"item", 0, 0, G_OPTION_ARG_STRING, &wish.item, "The poster session (default: that of now)",
     "ID"},
    {"language", 0, 0, G_OPTION_ARG_STRING, &wish.language, "fr, en or de (default: en)",
     "LANGUAGE"},
    {NULL},
  };
  AffUsage usage = {"print", "labels|plan|door|lists",
                    "Prints to PDF: A5 labels, the A3 wall plan, A4 door sheets, A4 lists.",
                    NULL, entries};
  AffPrintOrder order = {0};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1] == NULL || (*arguments)[2] != NULL || wish.output == NULL)
    return aff_tool_fail_usage ("print", "“print” takes one kind of pages and -o FILE.pdf.");
  if (!aff_print_parse ((*arguments)[1], &order.kind, &error))
    return aff_tool_fail_error (error);
  const char *misfit = find_misfit (&wish, order.kind);
  if (misfit != NULL)
    return aff_tool_fail_usage ("print", misfit);
  order.only_changed = wish.only_changed;
  if (!read_language (&wish, &order, &exit))
    return exit;
  return make_print (tool, &order, &wish);
}

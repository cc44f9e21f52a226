// SPDX-License-Identifier: GPL-3.0-or-later
// assign: a plan for the boards of a poster session, with its reasons.
#include "app/board/proposal.h"
#include "app/tool/hall.h"
#include "app/tool/json.h"

#include <json-glib/json-glib.h>

#define MOST_SECONDS 3600
#define NOT_GIVEN    G_MININT

typedef struct {
  char *item; // owned; the poster session, or NULL
  gint64 seed;
  double seconds;
  int moves; // or NOT_GIVEN
  gboolean is_whole;
  gboolean is_by_topic;
  gboolean moves_hung;
  gboolean is_dry;
  gboolean wants_json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->item);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
on_progress (double fraction, gpointer data)
{
  gint64 end = *(gint64 *) data;

  return end == 0 || g_get_monotonic_time () < end;
}

static AffProposal *
propose (const AffHall *hall, const Options *options, GError **error)
{
  AffProposalSetting setting = {
    .mode = options->is_whole ? AFF_PROPOSAL_WHOLE : AFF_PROPOSAL_REPAIR,
    .most_moves = options->moves == NOT_GIVEN ? AFF_PROPOSAL_USUAL_MOVES : options->moves,
    .by_topic = options->is_by_topic,
    .moves_hung = options->moves_hung,
    .seed = (guint64) options->seed,
    .now = hall->now,
  };
  gint64 end = 0;

  // Seconds are an upper limit and a wish to use them.
  if (options->seconds > 0) {
    end = g_get_monotonic_time () + (gint64) (options->seconds * G_TIME_SPAN_SECOND);
    setting.iterations = G_MAXINT64 / 8;
  }
  return aff_proposal_new (hall->programme, hall->item, &setting, on_progress, &end, error);
}

static void
append_people (GString *text, const AffProposal *plan)
{
  for (guint i = 0; i < plan->told->len; i++) {
    const AffPerson *person = g_ptr_array_index (plan->told, i);
    g_string_append_printf (text, "%s%s", i == 0 ? "To be told: " : ", ", person->name);
  }
  g_string_append (text, plan->told->len > 0 ? ".\n" : "");
}

static void
append_labels (GString *text, const AffProposal *plan)
{
  for (guint i = 0; i < plan->labels->len; i++) {
    const AffPresentation *poster = g_ptr_array_index (plan->labels, i);
    g_string_append_printf (text, "%s%s", i == 0 ? "Labels that change: " : ", ",
                            poster->paper->number);
  }
  g_string_append (text, plan->labels->len > 0 ? ".\n" : "");
}

static void
append_rows (GString *text, const AffProposal *plan)
{
  for (guint i = 0; i < plan->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (plan->rows, AffProposalRow, i);
    if (!row->is_move && !row->is_first_placement)
      continue;
    g_autofree char *sentence = aff_proposal_reason_sentence (row);
    g_string_append_printf (text, "%s\n", sentence);
  }
}

static char *
describe_text (const AffProposal *plan, gint64 sequence)
{
  GString *text = g_string_new (NULL);

  if (aff_proposal_is_empty (plan)) {
    g_string_append_printf (text, "Nothing to change in “%s”: no better plan %s.\n",
                            plan->item->title,
                            plan->is_exact ? "exists with so few moves" : "was found");
    return g_string_free (text, FALSE);
  }
  g_string_append_printf (text, "“%s”: %d poster%s, %d for the first time.\n",
                          plan->item->title, plan->n_moves + plan->n_first,
                          plan->n_moves + plan->n_first == 1 ? " gets a board" : "s get boards",
                          plan->n_first);
  append_rows (text, plan);
  for (guint i = 0; i < plan->gains->len; i++) {
    g_autofree char *sentence = aff_proposal_gain_sentence (
      &g_array_index (plan->gains, AffGain, i));
    g_string_append_printf (text, "%s\n", sentence);
  }
  append_people (text, plan);
  append_labels (text, plan);
  if (sequence > 0)
    g_string_append_printf (text, "Saved as change %" G_GINT64_FORMAT ".\n", sequence);
  else
    g_string_append (text, "A dry run: nothing was changed.\n");
  return g_string_free (text, FALSE);
}

static void
add_row (JsonBuilder *json, const AffProposalRow *row)
{
  gboolean changes = row->is_move || row->is_first_placement;
  g_autofree char *sentence = aff_proposal_reason_sentence (row);

  json_builder_begin_object (json);
  aff_json_text (json, "paper", row->presentation->paper->number);
  aff_json_text (json, "before", row->before ? row->before->label : NULL);
  aff_json_text (json, "after", row->after->label);
  aff_json_text (json, "reason", changes ? aff_why_word (row->why.kind) : NULL);
  aff_json_text (json, "sentence", sentence);
  json_builder_end_object (json);
}

static void
add_gain (JsonBuilder *json, const AffGain *gain)
{
  g_autofree char *sentence = aff_proposal_gain_sentence (gain);

  json_builder_begin_object (json);
  aff_json_text (json, "kind", aff_gain_word (gain->kind));
  aff_json_number (json, "before", gain->before);
  aff_json_number (json, "after", gain->after);
  json_builder_set_member_name (json, "of");
  if (gain->of >= 0)
    json_builder_add_int_value (json, gain->of);
  else
    json_builder_add_null_value (json);
  aff_json_number (json, "better", gain->better);
  aff_json_text (json, "sentence", sentence);
  json_builder_end_object (json);
}

static void
add_lists (JsonBuilder *json, const AffProposal *plan)
{
  json_builder_set_member_name (json, "posters");
  json_builder_begin_array (json);
  for (guint i = 0; i < plan->rows->len; i++)
    add_row (json, &g_array_index (plan->rows, AffProposalRow, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "gains");
  json_builder_begin_array (json);
  for (guint i = 0; i < plan->gains->len; i++)
    add_gain (json, &g_array_index (plan->gains, AffGain, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "told");
  json_builder_begin_array (json);
  for (guint i = 0; i < plan->told->len; i++)
    json_builder_add_string_value (
      json, ((const AffPerson *) g_ptr_array_index (plan->told, i))->name);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "labels");
  json_builder_begin_array (json);
  for (guint i = 0; i < plan->labels->len; i++)
    json_builder_add_string_value (
      json, ((const AffPresentation *) g_ptr_array_index (plan->labels, i))->paper->number);
  json_builder_end_array (json);
}

static char *
describe_json (const AffProposal *plan, gint64 sequence)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_object (json);
  aff_json_number (json, "item", plan->item->id);
  aff_json_number (json, "moves", plan->n_moves);
  aff_json_number (json, "first_placements", plan->n_first);
  json_builder_set_member_name (json, "exact");
  json_builder_add_boolean_value (json, plan->is_exact);
  aff_json_change (json, sequence);
  add_lists (json, plan);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static AffExit
assign (AffTool *tool, const Options *options)
{
  AffExit exit = AFF_EXIT_DONE;
  g_auto (AffHall) hall = {0};
  g_autoptr (GError) error = NULL;
  AffChangeNote note = aff_hall_note ();
  gint64 sequence = 0;

  if (!aff_hall_open (&hall, tool, options->is_dry ? AFF_DB_READ : AFF_DB_WRITE,
                      options->item ? options->item : "", &exit))
    return exit;
  g_autoptr (AffProposal) plan = propose (&hall, options, &error);
  if (!plan)
    return aff_tool_fail_error (error);
  if (!options->is_dry && !aff_proposal_is_empty (plan) &&
      !aff_proposal_apply (hall.db, plan, &note, &sequence, &error))
    return aff_tool_fail_error (error);
  g_autofree char *text = options->wants_json ? describe_json (plan, sequence)
                                              : describe_text (plan, sequence);
  return aff_tool_print (text);
}

AffExit
aff_cmd_assign (AffTool *tool, char ***arguments)
{
  g_auto (Options) options = {.moves = NOT_GIVEN, .seed = 1};
  const GOptionEntry entries[] = {
    {"item", 0, 0, G_OPTION_ARG_STRING, &options.item,
     "The poster session (default: the one that the kiosk shows)", "ID"},
    {"moves", 0, 0, G_OPTION_ARG_INT, &options.moves,
     "Move at most K posters that have a board (default: 3)", "K"},
    {"whole", 0, 0, G_OPTION_ARG_NONE, &options.is_whole, "Move as many as it takes", NULL},
    {"by-topic", 0, 0, G_OPTION_ARG_NONE, &options.is_by_topic,
     "Number by topic: along the boards, topic after topic", NULL},
    {"move-hung", 0, 0, G_OPTION_ARG_NONE, &options.moves_hung,
     "Move also what hangs already; what is kept stays", NULL},
    {"seconds", 0, 0, G_OPTION_ARG_DOUBLE, &options.seconds,
     "Search so long (default: as far as the session needs, the same on every machine)", "S"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, "Where chance starts (default: 1)", "N"},
    {"dry-run", 0, 0, G_OPTION_ARG_NONE, &options.is_dry, "Change nothing", NULL},
    {"json", 0, 0, G_OPTION_ARG_NONE, &options.wants_json,
     "Print JSON, as affichectl(1) documents it", NULL},
    {NULL},
  };
  AffUsage usage = {"assign", "",
                    "Plans which poster hangs on which board, says why, and does it as one "
                    "change.\nPosters that hang, or whose session has begun, stay.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("assign", "“assign” takes options only.");
  gboolean has_moves = options.moves != NOT_GIVEN;
  if (has_moves + options.is_whole + options.is_by_topic > 1)
    return aff_tool_fail_usage ("assign", "Give one of --moves, --whole and --by-topic.");
  if ((has_moves && options.moves < 0) ||
      !(options.seconds >= 0 && options.seconds <= MOST_SECONDS))
    return aff_tool_fail_usage ("assign", "Moves are 0 or more, seconds 0 to 3600.");
  return assign (tool, &options);
}

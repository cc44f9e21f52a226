// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/net.h"

#include "app/way/sight.h"

typedef struct {
  guint to;
  double length;
} Link;

struct _AffNet {
  // owned
  AffGround *ground;
  GArray *nodes; // AffNode, stops first
  guint *starts; // of each node's links
  Link *links;
  guint *groups; // of nodes that are joined: the least of them, by node
  guint n_stops;
};

typedef struct {
  double length;
  guint node;
} Entry;

static gboolean
add_corners (AffNet *self)
{
  const AffBlocks *blocks = aff_ground_blocks (self->ground);
  for (guint i = 0; i < blocks->blocks->len; i++) {
    const AffBlock *block = &g_array_index (blocks->blocks, AffBlock, i);
    const AffBlockSide *sides = &g_array_index (blocks->sides, AffBlockSide, block->first);
    for (guint j = 0; j < block->count; j++) {
      AffSpot at = sides[j].at;
      AffNode node = {at, aff_spot_to (at, sides[(j + block->count - 1) % block->count].at),
                      aff_spot_to (at, sides[(j + 1) % block->count].at)};
      if (aff_ground_is_free (self->ground, at))
        g_array_append_val (self->nodes, node);
    }
  }
  return self->nodes->len <= AFF_NET_MOST_NODES + self->n_stops;
}

static void
add_links (AffNet *self, const GArray *edges)
{
  guint count = self->nodes->len;
  self->starts = g_new0 (guint, count + 2);
  self->links = g_new (Link, 2 * edges->len + 1);
  for (guint i = 0; i < edges->len; i++) {
    const AffEdge *edge = &g_array_index (edges, AffEdge, i);
    self->starts[edge->a + 2]++;
    self->starts[edge->b + 2]++;
  }
  for (guint i = 2; i <= count + 1; i++)
    self->starts[i] += self->starts[i - 1];
  for (guint i = 0; i < edges->len; i++) {
    const AffEdge *edge = &g_array_index (edges, AffEdge, i);
    self->links[self->starts[edge->a + 1]++] = (Link){edge->b, edge->length};
    self->links[self->starts[edge->b + 1]++] = (Link){edge->a, edge->length};
  }
}

static guint
find_group (guint *groups, guint node)
{
  while (groups[node] != node) {
    groups[node] = groups[groups[node]];
    node = groups[node];
  }
  return node;
}

static void
join_groups (AffNet *self, const GArray *edges)
{
  self->groups = g_new (guint, self->nodes->len + 1);
  for (guint i = 0; i < self->nodes->len; i++)
    self->groups[i] = i;
  for (guint i = 0; i < edges->len; i++) {
    const AffEdge *edge = &g_array_index (edges, AffEdge, i);
    guint a = find_group (self->groups, edge->a), b = find_group (self->groups, edge->b);
    self->groups[MAX (a, b)] = MIN (a, b);
  }
  for (guint i = 0; i < self->nodes->len; i++)
    self->groups[i] = find_group (self->groups, i);
}

AffNet *
aff_net_new (AffGround *ground, const GArray *stops)
{
  g_autoptr (AffNet) self = g_new0 (AffNet, 1);
  self->ground = ground;
  self->n_stops = stops->len;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (AffNode));
  for (guint i = 0; i < stops->len; i++) {
    AffNode node = {.at = g_array_index (stops, AffSpot, i)};
    g_array_append_val (self->nodes, node);
  }
  if (!add_corners (self))
    return NULL;
  g_autoptr (GArray) edges = aff_sight_edges (self->ground, self->nodes);
  add_links (self, edges);
  join_groups (self, edges);
  return g_steal_pointer (&self);
}

void
aff_net_free (AffNet *self)
{
  g_clear_pointer (&self->ground, aff_ground_free);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_free (self->starts);
  g_free (self->links);
  g_free (self->groups);
  g_free (self);
}

const AffGround *
aff_net_ground (const AffNet *self)
{
  return self->ground;
}

guint
aff_net_n_nodes (const AffNet *self)
{
  return self->nodes->len;
}

AffSpot
aff_net_node (const AffNet *self, guint node)
{
  return g_array_index (self->nodes, AffNode, node).at;
}

gboolean
aff_net_joins (const AffNet *self, guint a, guint b)
{
  return self->groups[a] == self->groups[b];
}

void
aff_reach_clear (AffReach *self)
{
  g_clear_pointer (&self->lengths, g_free);
  g_clear_pointer (&self->parents, g_free);
}

static void
push (GArray *heap, Entry entry)
{
  g_array_append_val (heap, entry);
  Entry *entries = (Entry *) (void *) heap->data;
  guint i = heap->len - 1;
  for (; i > 0 && entries[(i - 1) / 2].length > entry.length; i = (i - 1) / 2)
    entries[i] = entries[(i - 1) / 2];
  entries[i] = entry;
}

static Entry
pop (GArray *heap)
{
  Entry *entries = (Entry *) (void *) heap->data;
  Entry top = entries[0], last = entries[heap->len - 1];
  guint i = 0, count = heap->len - 1;
  g_array_set_size (heap, count);
  while (2 * i + 1 < count) {
    guint child = 2 * i + 1;
    if (child + 1 < count && entries[child + 1].length < entries[child].length)
      child++;
    if (entries[child].length >= last.length)
      break;
    entries[i] = entries[child];
    i = child;
  }
  if (count > 0)
    entries[i] = last;
  return top;
}

static void
offer (AffReach *reach, GArray *heap, guint node, guint parent, double length)
{
  if (length >= reach->lengths[node])
    return;
  reach->lengths[node] = length;
  reach->parents[node] = parent;
  push (heap, (Entry){length, node});
}

static GArray *
begin (const AffNet *self, AffReach *reach)
{
  reach->lengths = g_new (double, self->nodes->len + 1);
  reach->parents = g_new (guint, self->nodes->len + 1);
  for (guint i = 0; i < self->nodes->len; i++) {
    reach->lengths[i] = G_MAXDOUBLE;
    reach->parents[i] = AFF_NET_SOURCE;
  }
  return g_array_sized_new (FALSE, FALSE, sizeof (Entry), 4 * self->nodes->len);
}

// Dijkstra. No shortest way turns at a stop, so none is gone through but the source.
static void
spread (const AffNet *self, GArray *heap, guint source, AffReach *reach)
{
  while (heap->len > 0) {
    Entry entry = pop (heap);
    if (entry.length > reach->lengths[entry.node] ||
        (entry.node < self->n_stops && entry.node != source))
      continue;
    for (guint i = self->starts[entry.node]; i < self->starts[entry.node + 1]; i++)
      offer (reach, heap, self->links[i].to, entry.node, entry.length + self->links[i].length);
  }
}

void
aff_net_reach_from_stop (const AffNet *self, guint stop, AffReach *reach)
{
  g_autoptr (GArray) heap = begin (self, reach);
  offer (reach, heap, stop, AFF_NET_SOURCE, 0);
  spread (self, heap, stop, reach);
}

void
aff_net_reach_from (const AffNet *self, AffSpot spot, AffReach *reach)
{
  g_autoptr (GArray) heap = begin (self, reach);
  AffNode source = {.at = spot};
  double length;
  for (guint i = 0; i < self->nodes->len; i++)
    if (aff_sight_sees (self->ground, &source, &g_array_index (self->nodes, AffNode, i),
                        &length))
      offer (reach, heap, i, AFF_NET_SOURCE, length);
  spread (self, heap, AFF_NET_SOURCE, reach);
}

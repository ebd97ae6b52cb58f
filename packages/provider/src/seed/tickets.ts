/**
 * The tickets at the start. The first is the one of the documentation page.
 */
import type { Ticket } from "../rows.ts";

/** The tickets at the start. */
export const seedTickets: readonly Ticket[] = [
  {
    id: "550e8400-e29b-41d4-a716-446655440000",
    userId: "550e8400-e29b-41d4-a716-446655440001",
    status: "PENDING",
    category: "ELECTRICITY",
    title: "Power Outage - Building A",
    description: "Updated description of the issue with more details",
    attachments: ["https://example.com/image1.jpg", "https://example.com/image2.jpg"],
    assignedTo: "550e8400-e29b-41d4-a716-446655440002",
    notes: "Updated with additional information from technician",
    createdAt: "2024-01-15T10:30:00Z",
    updatedAt: "2024-01-15T13:00:00Z",
  },
  {
    id: "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
    userId: "550e8400-e29b-41d4-a716-446655440003",
    status: "IN_PROGRESS",
    category: "WATER",
    title: "Leak under the sink",
    description: "Water runs out under the sink of flat 12.",
    assignedTo: null,
    createdAt: "2024-01-16T08:00:00Z",
    updatedAt: "2024-01-16T09:15:00Z",
  },
  {
    id: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    userId: "550e8400-e29b-41d4-a716-446655440001",
    status: "COMPLETED",
    category: "WASTE",
    title: "Bins not emptied",
    description: "The bins of house 4 were not emptied this week.",
    attachments: [],
    assignedTo: "550e8400-e29b-41d4-a716-446655440002",
    notes: "",
    createdAt: "2024-02-01T07:45:00Z",
    updatedAt: "2024-02-03T16:20:00Z",
  },
];

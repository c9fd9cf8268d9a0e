package io.countersign.domain.outgoing;

/** By what messages are counted, in the order in which the counts are locked. */
public enum SendScope {
  /** One address or number, in its normal form. */
  DESTINATION,
  /** One user, at whatever address. */
  USER,
  /** One country, of channels that cost by country. */
  REGION,
  /** One tenant. */
  TENANT,
  /** One tenant's text messages and calls of a day: what they cost has an end. */
  BUDGET
}

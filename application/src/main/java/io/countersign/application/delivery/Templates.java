package io.countersign.application.delivery;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import java.util.Locale;

/** The words of messages. */
public interface Templates {

  /** Words and the language that they are in. */
  record Found(Template template, Locale language) {}

  /**
   * Those of the tenant, or of everybody, in this language or the one nearest to it that there is.
   */
  Found find(TenantId tenant, Channel channel, Occasion occasion, Locale language);
}

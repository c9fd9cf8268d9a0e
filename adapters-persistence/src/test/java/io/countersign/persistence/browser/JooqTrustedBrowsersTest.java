package io.countersign.persistence.browser;

import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.browser.TrustedBrowsersContract;
import io.countersign.persistence.EachDatabase;

final class JooqTrustedBrowsersTest extends EachDatabase implements TrustedBrowsersContract {

  @Override
  public TrustedBrowsers browsers() {
    return storage.trustedBrowsers();
  }
}

package io.countersign.application.policy;

/** As many policies are asked, or tried, as may be at once. Nothing was changed. */
public final class PoliciesBusy extends RuntimeException {

  private static final long serialVersionUID = 1;

  PoliciesBusy(String message) {
    super(message);
  }
}

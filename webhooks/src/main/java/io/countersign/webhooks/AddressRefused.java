package io.countersign.webhooks;

import java.net.UnknownHostException;

/** A name leads where nothing is sent. */
final class AddressRefused extends UnknownHostException {

  private static final long serialVersionUID = 1;

  AddressRefused(String host) {
    super("nothing is sent to where this leads: " + host);
  }
}

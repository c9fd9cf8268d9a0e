package io.countersign.webhooks;

import java.net.UnknownHostException;

/** Nobody asked where a name leads: too many are asked for already. */
final class NoRoom extends UnknownHostException {

  private static final long serialVersionUID = 1;

  NoRoom(String host) {
    super("too many names are asked for already: " + host);
  }
}

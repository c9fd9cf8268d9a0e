package io.countersign.smtp;

import jakarta.mail.AuthenticationFailedException;

/** There is a password, and the server does not ask for one: it is not the one that was meant. */
final class MissingAuthentication extends AuthenticationFailedException {

  private static final long serialVersionUID = 1;

  MissingAuthentication() {
    super("the server does not offer AUTH");
  }
}

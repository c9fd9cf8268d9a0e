package io.countersign.application.assertion;

import java.util.List;

/** The signing keys of the installation. */
public interface SigningKeys {

  /** All of them, oldest first. */
  List<SigningKey> all();

  /**
   * All of them, oldest first, with nobody else adding or changing any until the transaction ends.
   */
  List<SigningKey> lockAll();

  /** Keeps a new one. */
  void add(SigningKey key);

  /** Keeps when it leaves. */
  void update(SigningKey key);

  /** Forgets it. */
  void remove(String kid);
}

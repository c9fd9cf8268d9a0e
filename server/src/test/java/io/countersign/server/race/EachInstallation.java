package io.countersign.server.race;

import io.countersign.domain.user.UserId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every race on each installation, with users of its own. */
@ParameterizedClass
@EnumSource
abstract class EachInstallation {

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  static Nodes nodes;

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Installation installation;

  @BeforeParameterizedClassInvocation
  static void open(Installation installation) {
    nodes = Nodes.open(installation, directory.resolve(installation.name()));
  }

  @AfterParameterizedClassInvocation
  static void close() {
    nodes.close();
  }

  @AfterEach
  void report(TestReporter reporter) {
    reporter.publishEntry("answered 503 so far", nodes.unavailable().toString());
  }

  /** A user with an authenticator, enrolled on any node. */
  static Phone enroll() {
    return Nodes.prepared(() -> {
      UserId user = nodes.newUser();
      return nodes.node(user.hashCode() & 0xff).enroll(user);
    });
  }

  static void nextStep() {
    nodes.clock().tick(Phone.PERIOD);
  }
}

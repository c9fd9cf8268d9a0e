package io.countersign.benchmarks.lockout;

import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.load.Work;
import java.io.IOException;

/** The owner of the identifier that is hammered: their password, from a device that is known. */
record Owner(People.Person person, WireClient client) implements Work {

  private static final String DEVICE = ",\"device\":\"the device of the owner of it\"";

  /** Comes in once, with all that is asked, so that the device is known. */
  static People.Person known(People people, Server server) throws IOException {
    try (WireClient client = server.connect()) {
      People.Person person = people.enrolled(client);
      String said = ",\"user\":\"" + person.id() + "\"" + DEVICE;
      Answer attempt = Server.attempt(client, person.identifier(), said);
      Server.report(client, Server.answered(attempt, 201), "succeeded");
      Server.prove(client, person, DEVICE);
      return person;
    }
  }

  @Override
  public boolean once() throws IOException {
    Answer attempt = Server.attempt(client, person.identifier(), DEVICE);
    Server.report(client, Server.answered(attempt, 201), "succeeded");
    return true;
  }

  @Override
  public void close() {
    client.close();
  }
}

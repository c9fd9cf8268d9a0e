package io.countersign.benchmarks.lockout;

import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.load.Work;
import java.io.IOException;

/** Somebody else signs in: password, by an attempt, and a code. */
record Others(People people, WireClient client) implements Work {

  @Override
  public boolean once() throws IOException {
    People.Person person = people.next();
    try {
      String said = ",\"user\":\"" + person.id() + "\",\"ip\":\"198.51.100.7\"";
      Answer attempt = Server.attempt(client, person.identifier(), said);
      Server.report(client, Server.answered(attempt, 201), "succeeded");
      Server.prove(client, person, "");
    } finally {
      people.done(person);
    }
    return true;
  }

  @Override
  public void close() {
    client.close();
  }
}

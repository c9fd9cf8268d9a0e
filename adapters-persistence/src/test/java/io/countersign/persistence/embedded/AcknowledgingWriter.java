package io.countersign.persistence.embedded;

import io.countersign.application.fixture.Samples;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.EmbeddedProvider;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * A process that commits without end and names each commit once it was acknowledged: a line {@code
 * <writer> <number>}. Commit {@code number} of a writer adds the user of this number and sets the
 * name of the writer's tenant to it.
 */
final class AcknowledgingWriter {

  private static final int WRITERS = 8;

  private AcknowledgingWriter() {}

  public static void main(String[] arguments) {
    PrintStream acknowledged =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
    Storage storage =
        new EmbeddedProvider()
            .open(
                StorageAddress.of("embedded:" + arguments[0], WRITERS),
                new MemorySecrets(),
                InstantSource.system());
    for (int i = 0; i < WRITERS; i++) {
      TenantId writer = new TenantId("writer-" + i);
      storage.tenants().add(new Tenant(writer, "0", MfaRequirement.OFF, Samples.NOW));
      new Thread(() -> writeForEver(storage, writer, acknowledged)).start();
    }
  }

  private static void writeForEver(Storage storage, TenantId writer, PrintStream acknowledged) {
    while (true) {
      int number = storage.transactions().inTransaction(() -> write(storage, writer));
      acknowledged.print(writer + " " + number + "\n");
      acknowledged.flush();
    }
  }

  private static int write(Storage storage, TenantId writer) {
    Tenant tenant = storage.tenants().lock(writer).orElseThrow();
    String next = Integer.toString(Integer.parseInt(tenant.name()) + 1);
    storage.users().mention(new User(writer, new UserId(next), Samples.NOW));
    storage.tenants().update(new Tenant(writer, next, MfaRequirement.OFF, Samples.NOW));
    return Integer.parseInt(next);
  }
}

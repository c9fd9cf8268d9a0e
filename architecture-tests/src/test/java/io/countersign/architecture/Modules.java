package io.countersign.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of the build, by their folders. */
final class Modules {

  /** Which rooms the classes of each module live in. */
  static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("domain", Set.of("domain")),
          Map.entry("application", Set.of("application")),
          Map.entry("adapters-rest", Set.of("rest")),
          Map.entry("adapters-persistence", Set.of("persistence")),
          Map.entry("adapters-crypto", Set.of("crypto")),
          Map.entry("adapters-risk", Set.of("risk")),
          Map.entry("webhooks", Set.of("webhooks")),
          Map.entry("factor-plugins/totp", Set.of("totp")),
          Map.entry("factor-plugins/email", Set.of("email", "smtp")),
          Map.entry("factor-plugins/passkey", Set.of("passkey")),
          Map.entry("factor-plugins/phone", Set.of("phone", "twilio")),
          Map.entry("factor-plugins/contracts", Set.of("contracts")),
          Map.entry("policy-engines/rules", Set.of("policies.rules")),
          Map.entry("policy-engines/actions", Set.of("policies.actions")),
          Map.entry("server", Set.of("server")));

  /** Not of the product: nothing that is shipped knows them. */
  static final Set<String> OUTSIDE =
      Set.of(
          "architecture-tests",
          "benchmarks",
          "browser-tests",
          "storage-contracts",
          "examples/storage-adapter");

  /** Made for tests and benchmarks, and never shipped: the module and its artifact. */
  static final String TEST_DATABASES = "test-databases";

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Modules() {}

  /** The folder of the whole project, found from where this class was compiled to. */
  static Path project() {
    try {
      Path testClasses =
          Path.of(Modules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return testClasses.resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that the build knows, as folders. */
  static List<String> built() {
    return built("");
  }

  /** What a module says of itself to the build. */
  static String pom(String module) {
    return read(project().resolve(module).resolve("pom.xml"));
  }

  private static List<String> built(String folder) {
    List<String> modules = new ArrayList<>();
    Matcher named = MODULE.matcher(pom(folder));
    while (named.find()) {
      String module = folder + named.group(1);
      List<String> below = built(module + "/");
      modules.addAll(below.isEmpty() ? List.of(module) : below);
    }
    return modules;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes jOOQ's tables and the embedded database's schema: runs the changelog on a database in memory and reads the result. Run by the
 * build from this source; does nothing when neither it nor the changelog changed.
 *
 * <p>Arguments: the resource folder, the changelog within it, this source, the folder to write to, the
 * versions of the libraries, the file to write the schema to.
 */
public final class GenerateTables {

  private static final String URL = "jdbc:h2:mem:tables;DB_CLOSE_DELAY=-1";
  private static final String BYTES = "io.countersign.persistence.database.BytesBinding";
  private static final String DOMAIN = "io.countersign.domain.";
  private static final String PACKAGE = "io.countersign.persistence.generated";
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  public static void main(String[] args) throws Exception {
    Path resources = Path.of(args[0]);
    String changelog = args[1];
    Path source = Path.of(args[2]);
    Path target = Path.of(args[3]);

    String schema = hash(files(resources.resolve(changelog).getParent()));
    String made = schema + " " + hash(List.of(source)) + " " + args[4];
    Path mark = target.resolve("made-from.txt");
    if (Files.exists(mark) && Files.readString(mark).equals(made)) {
      return;
    }
    LIQUIBASE.setLevel(Level.WARNING);
    System.setProperty("liquibase.analytics.enabled", "false");
    try (Connection connection = DriverManager.getConnection(URL)) {
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> migrate(connection, resources, changelog));
      GenerationTool.generate(configuration(target));
      writeSchema(connection, schema, Path.of(args[5]));
    }
    Path changelogClass = target.resolve(PACKAGE.replace('.', '/')).resolve("Changelog.java");
    Files.writeString(
        changelogClass,
        """
        package %s;

        /** Which schema this build expects. */
        public final class Changelog {

          /** SHA-256 over all its files. */
          public static final String SHA256 = "%s";

          private Changelog() {}
        }
        """
            .formatted(PACKAGE, schema));
    Files.writeString(mark, made);
  }

  private static void migrate(Connection connection, Path resources, String changelog)
      throws Exception {
    Liquibase liquibase =
        new Liquibase(
            changelog, new DirectoryResourceAccessor(resources), new JdbcConnection(connection));
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.update("");
  }

  /**
   * The schema as statements, with what Liquibase remembers of it: for a new embedded database,
   * which then needs no Liquibase. The same changelog gives the same text.
   */
  private static void writeSchema(Connection connection, String schema, Path file)
      throws Exception {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into schema_state values ('" + schema + "')");
      statement.execute(
          "update databasechangelog set deployment_id = '0',"
              + " dateexecuted = timestamp '2000-01-01 00:00:00'");
      try (ResultSet script = statement.executeQuery("script simple nopasswords nosettings")) {
        while (script.next()) {
          // Made in memory, but not to be kept there.
          lines.add(script.getString(1).replace("CREATE MEMORY TABLE", "CREATE CACHED TABLE"));
        }
      }
    }
    lines.removeIf(line -> line.startsWith("CREATE USER"));
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private static ForcedType type(String userType, String column, String to) {
    return new ForcedType()
        .withUserType(userType)
        .withConverter(
            "org.jooq.Converter.ofNullable(java.lang.String.class, %1$s.class, %1$s::new, %1$s::%2$s)"
                .formatted(userType, to))
        .withIncludeExpression(column);
  }

  private static Configuration configuration(Path target) {
    return new Configuration()
        .withLogging(Logging.WARN)
        .withJdbc(new Jdbc().withUrl(URL))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.h2.H2Database")
                        .withInputSchema("PUBLIC")
                        .withOutputSchemaToDefault(true)
                        .withExcludes("DATABASECHANGELOG.*")
                        .withIncludeSystemCheckConstraints(false)
                        .withForcedTypes(
                            type(DOMAIN + "tenant.TenantId", ".*\\.TENANT_ID", "value"),
                            type(DOMAIN + "client.ClientId", ".*\\.CLIENT", "value"),
                            type(DOMAIN + "factor.FactorType", ".*\\.(CHALLENGE_)?FACTOR", "value"),
                            type(DOMAIN + "authenticator.Label", ".*\\.LABEL", "value"),
                            new ForcedType()
                                .withUserType(DOMAIN + "user.UserId")
                                .withBinding(BYTES + ".OfUserId")
                                .withIncludeExpression(".*\\.USER_ID"),
                            new ForcedType()
                                .withUserType("java.time.Instant")
                                .withConverter("io.countersign.persistence.database.Microseconds")
                                .withIncludeExpression(".*_(AT|SINCE|FROM)")
                                .withIncludeTypes("BIGINT"),
                            new ForcedType()
                                .withUserType("java.util.UUID")
                                .withBinding(BYTES + ".OfUuid")
                                .withIncludeTypes("BINARY\\(16\\)"),
                            new ForcedType()
                                .withUserType("byte[]")
                                .withBinding(BYTES + ".Plain")
                                .withIncludeTypes(".*BINARY.*")))
                .withGenerate(
                    new Generate()
                        .withRecords(false)
                        .withComments(false)
                        .withGeneratedAnnotation(false))
                .withTarget(
                    new Target().withPackageName(PACKAGE).withDirectory(target.toString())));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String hash(List<Path> files) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes("UTF-8"));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

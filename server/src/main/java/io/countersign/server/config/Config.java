package io.countersign.server.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that can be configured.
 *
 * @param dataDirectory where the server keeps what it keeps
 * @param factors the settings of each factor, by its name
 */
public record Config(
    Path dataDirectory,
    ServerConfig server,
    StorageConfig storage,
    KeysConfig keys,
    PluginsConfig plugins,
    Map<String, Map<String, String>> factors,
    LimitsConfig limits,
    LifetimesConfig lifetimes,
    RetentionConfig retention,
    SigningConfig signing,
    LogConfig log) {

  /** Keeps a copy. */
  public Config {
    factors = Map.copyOf(factors);
  }

  /**
   * @param installation where the server is installed
   */
  static Config read(Settings settings, Path installation) {
    Path data =
        settings
            .top()
            .ask(
                "dataDirectory",
                Kinds.path(),
                "data",
                "Where the server keeps what it keeps, unless a setting below names another place."
                    + " Made on the first start, for nobody but the user who runs the server.");
    return new Config(
        data,
        ServerConfig.read(settings),
        StorageConfig.read(settings, data),
        KeysConfig.read(settings, data),
        PluginsConfig.read(settings, installation),
        factors(settings),
        LimitsConfig.read(settings),
        LifetimesConfig.read(settings),
        RetentionConfig.read(settings),
        SigningConfig.read(settings),
        LogConfig.read(settings));
  }

  private static Map<String, Map<String, String>> factors(Settings settings) {
    settings.section(
        "factors",
        "What each factor is told, as factors.<type>.<setting>; the documentation of the factor"
            + " says what it knows. The variable of factors.backup-code.codeLength is"
            + " COUNTERSIGN_FACTORS_BACKUP_CODE__CODE_LENGTH, with two underscores after the"
            + " factor.");
    return settings.factors();
  }
}

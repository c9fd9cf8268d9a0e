package io.countersign.server.config;

import java.nio.file.Path;

/**
 * Everything that can be configured.
 *
 * @param dataDirectory where the server keeps what it keeps
 * @param factors the settings of each factor, by its name
 * @param transports the settings of each transport, by its name
 */
public record Config(
    Path dataDirectory,
    ServerConfig server,
    StorageConfig storage,
    KeysConfig keys,
    PluginsConfig plugins,
    PluginSettings factors,
    PluginSettings transports,
    DeliveryConfig delivery,
    LimitsConfig limits,
    LifetimesConfig lifetimes,
    RetentionConfig retention,
    AuditConfig audit,
    RiskConfig risk,
    WebhooksConfig webhooks,
    SigningConfig signing,
    LogConfig log) {

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
    ServerConfig server = ServerConfig.read(settings);
    return new Config(
        data,
        server,
        StorageConfig.read(settings, data),
        KeysConfig.read(settings, data),
        PluginsConfig.read(settings, installation),
        factors(settings),
        transports(settings),
        DeliveryConfig.read(settings, server),
        LimitsConfig.read(settings),
        LifetimesConfig.read(settings),
        RetentionConfig.read(settings),
        AuditConfig.read(settings),
        RiskConfig.read(settings),
        WebhooksConfig.read(settings, server),
        SigningConfig.read(settings),
        LogConfig.read(settings));
  }

  private static PluginSettings factors(Settings settings) {
    return settings.ofPlugins(
        PluginSettings.FACTORS,
        "What each factor is told, as factors.<type>.<setting>; the documentation of the factor"
            + " says what it knows. The variable of factors.backup-code.codeLength is"
            + " COUNTERSIGN_FACTORS_BACKUP_CODE__CODE_LENGTH, with two underscores after the"
            + " factor.");
  }

  private static PluginSettings transports(Settings settings) {
    return settings.ofPlugins(
        PluginSettings.TRANSPORTS,
        "What each transport is told, as transports.<name>.<setting>; the documentation of the"
            + " transport says what it knows. One that is told nothing is not used; one that needs"
            + " no settings is used once its name is there. The variable of transports.smtp.password"
            + " is COUNTERSIGN_TRANSPORTS_SMTP__PASSWORD, better with _FILE after it.");
  }
}

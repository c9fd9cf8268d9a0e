package io.countersign.rest.tenant;

import io.countersign.application.tenant.ChangeTenant;
import io.countersign.application.tenant.CreateTenant;
import io.countersign.application.tenant.ReadTenant;
import io.countersign.domain.client.Scope;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.tenant.TenantSettings;
import io.countersign.rest.client.ApiKeyJson;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** The tenant of the caller, and new tenants. */
public final class TenantResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(TenantResource.class);
  private static final String OWN = "/v1/tenant";
  private static final int MOST_NAME = 64;
  private static final String NAME = "name";
  private static final String MFA = "mfa";
  private static final List<String> CHANGEABLE =
      List.of(
          NAME,
          MFA,
          SettingsJson.FACTORS,
          SettingsJson.BACKUP_CODES,
          SettingsJson.FRESH_PROOF,
          SettingsJson.TRUSTED_BROWSERS,
          SettingsJson.ORIGINS,
          SettingsJson.PROMPT,
          SettingsJson.LOCKOUT);

  private final ReadTenant read;
  private final ChangeTenant change;
  private final CreateTenant create;

  public TenantResource(ReadTenant read, ChangeTenant change, CreateTenant create) {
    this.read = read;
    this.change = change;
    this.create = create;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(OWN, Scope.TENANT_READ, this::read),
        Operation.patch(OWN, Scope.TENANT_WRITE, this::change),
        Operation.post("/v1/tenants", Scope.INSTALLATION_WRITE, this::create).once());
  }

  private Answer read(Call call) {
    Tenant tenant = read.read(call.tenant());
    return Answer.ok(out -> write(out, tenant));
  }

  private Answer change(Call call) {
    Body body =
        call.body(SettingsJson.FACTORS, SettingsJson.TRUSTED_BROWSERS)
            .only(CHANGEABLE.toArray(String[]::new));
    if (CHANGEABLE.stream().noneMatch(body::has)) {
      throw new InvalidFields(NAME, "is required, or another field is");
    }
    Optional<String> name = body.optionalText(NAME, TenantResource::name);
    Optional<MfaRequirement> mfa = body.optionalText(MFA, PolicyText::requirement);
    UnaryOperator<TenantSettings> settings = SettingsJson.change(body);
    Tenant changed =
        change.change(
            call.tenant(),
            before ->
                before
                    .withName(name.orElse(before.name()))
                    .withMfa(mfa.orElse(before.mfa()))
                    .withSettings(settings.apply(before.settings())));
    tell(call, changed, "tenant changed");
    return Answer.ok(out -> write(out, changed));
  }

  private Answer create(Call call) {
    Body body = call.body().only("id", NAME, MFA);
    TenantId id = body.text("id", TenantId::new);
    String name = body.text(NAME, TenantResource::name);
    MfaRequirement mfa =
        body.optionalText(MFA, PolicyText::requirement).orElse(MfaRequirement.MANDATORY);
    return create
        .create(id, name, mfa)
        .map(created -> created(call, created))
        .orElseGet(() -> Failure.of(Problem.TENANT_EXISTS));
  }

  private static Answer created(Call call, CreateTenant.Created created) {
    tell(call, created.tenant(), "tenant created");
    return Answer.json(
        201,
        out -> {
          Json.object(out, "tenant", () -> write(out, created.tenant()));
          Json.object(out, "apiKey", () -> ApiKeyJson.write(out, created.key()));
        });
  }

  /** The tenant itself knows what a name is; it just needs to be one. */
  private static String name(String text) {
    String line = Forms.line(MOST_NAME).apply(text);
    return new Tenant(TenantId.DEFAULT, line, MfaRequirement.OFF, Instant.EPOCH).name();
  }

  private static void write(JsonGenerator out, Tenant tenant) {
    out.writeStringProperty("id", tenant.id().value());
    out.writeStringProperty(NAME, tenant.name());
    out.writeStringProperty(MFA, PolicyText.of(tenant.mfa()));
    SettingsJson.write(out, tenant.settings());
    Json.time(out, "createdAt", tenant.createdAt());
  }

  private static void tell(Call call, Tenant tenant, String what) {
    LOG.atInfo()
        .addKeyValue("tenant", tenant.id())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue(MFA, PolicyText.of(tenant.mfa()))
        .log(what);
  }
}

package io.countersign.rest.tenant;

import io.countersign.application.tenant.ChangeTenant;
import io.countersign.application.tenant.CreateTenant;
import io.countersign.application.tenant.ReadTenant;
import io.countersign.domain.client.Scope;
import io.countersign.domain.policy.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** The tenant of the caller, and new tenants. */
public final class TenantResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(TenantResource.class);
  private static final String OWN = "/v1/tenant";
  private static final int MOST_NAME = 64;

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
    Body body = call.body().only("name", "mfa");
    if (!body.has("name") && !body.has("mfa")) {
      throw new InvalidFields("name", "is required, or mfa is");
    }
    Tenant changed =
        change.change(
            call.tenant(),
            body.optionalText("name", TenantResource::name),
            body.optionalText("mfa", TenantResource::mfa));
    tell(call, changed, "tenant changed");
    return Answer.ok(out -> write(out, changed));
  }

  private Answer create(Call call) {
    Body body = call.body().only("id", "name", "mfa");
    TenantId id = body.text("id", TenantId::new);
    String name = body.text("name", TenantResource::name);
    MfaRequirement mfa =
        body.optionalText("mfa", TenantResource::mfa).orElse(MfaRequirement.MANDATORY);
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

  private static MfaRequirement mfa(String text) {
    return Arrays.stream(MfaRequirement.values())
        .filter(requirement -> text(requirement).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be mandatory, optional or off"));
  }

  private static String text(MfaRequirement requirement) {
    return requirement.name().toLowerCase(Locale.ROOT);
  }

  private static void write(JsonGenerator out, Tenant tenant) {
    out.writeStringProperty("id", tenant.id().value());
    out.writeStringProperty("name", tenant.name());
    out.writeStringProperty("mfa", text(tenant.mfa()));
    Json.time(out, "createdAt", tenant.createdAt());
  }

  private static void tell(Call call, Tenant tenant, String what) {
    LOG.atInfo()
        .addKeyValue("tenant", tenant.id())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("mfa", text(tenant.mfa()))
        .log(what);
  }
}

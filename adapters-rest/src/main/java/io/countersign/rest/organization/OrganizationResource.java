package io.countersign.rest.organization;

import io.countersign.application.organization.ChangeOrganization;
import io.countersign.application.organization.ListOrganizations;
import io.countersign.application.organization.RemoveOrganization;
import io.countersign.domain.client.Scope;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import io.countersign.rest.tenant.PolicyText;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** What was chosen for organizations. */
public final class OrganizationResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(OrganizationResource.class);
  private static final String ALL = "/v1/organizations";
  private static final String ONE = ALL + "/{organizationId}";
  private static final String MFA = "mfa";
  private static final int USUAL_PAGE = 50;

  private final ListOrganizations list;
  private final ChangeOrganization change;
  private final RemoveOrganization remove;

  public OrganizationResource(
      ListOrganizations list, ChangeOrganization change, RemoveOrganization remove) {
    this.list = list;
    this.change = change;
    this.remove = remove;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, Scope.TENANT_READ, this::list).querying("after", "limit"),
        Operation.put(ONE, Scope.TENANT_WRITE, this::change),
        Operation.delete(ONE, Scope.TENANT_WRITE, this::remove));
  }

  private Answer list(Call call) {
    int limit = call.query("limit", Forms::page).orElse(USUAL_PAGE);
    List<Organization> page =
        list.list(call.tenant(), call.query("after", OrganizationId::new), limit);
    return Answer.ok(out -> {
      Json.objects(out, "organizations", page, one -> write(out, one));
      if (page.size() == limit) {
        out.writeStringProperty("next", page.getLast().id().value());
      }
    });
  }

  private Answer change(Call call) {
    Organization chosen =
        new Organization(
            call.tenant(), id(call), call.body().only(MFA).text(MFA, PolicyText::requirement));
    change.change(chosen);
    tell(call, chosen.id(), PolicyText.of(chosen.mfa()));
    return Answer.ok(out -> write(out, chosen));
  }

  private Answer remove(Call call) {
    OrganizationId id = id(call);
    return switch (remove.remove(call.tenant(), id)) {
      case RemoveOrganization.Result.Removed() -> {
        tell(call, id, "none");
        yield new NoContent();
      }
      case RemoveOrganization.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
    };
  }

  private static OrganizationId id(Call call) {
    return call.text("organizationId", OrganizationId::new);
  }

  private static void write(JsonGenerator out, Organization one) {
    out.writeStringProperty("id", one.id().value());
    out.writeStringProperty(MFA, PolicyText.of(one.mfa()));
  }

  private static void tell(Call call, OrganizationId id, String mfa) {
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("organization", id)
        .addKeyValue(MFA, mfa)
        .log("organization changed");
  }
}

package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.account.MintUserToken;
import io.countersign.application.account.RevokeUserTokens;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.ListApiKeys;
import io.countersign.application.client.RecognizeCaller;
import io.countersign.application.client.RevokeApiKey;
import io.countersign.application.client.UserTokens;
import io.countersign.application.event.Chronicle;
import io.countersign.application.event.Events;
import io.countersign.application.event.ListActivity;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.organization.ChangeOrganization;
import io.countersign.application.organization.ListOrganizations;
import io.countersign.application.organization.Organizations;
import io.countersign.application.organization.RemoveOrganization;
import io.countersign.application.tenant.ChangeTenant;
import io.countersign.application.tenant.CreateFirstApiKey;
import io.countersign.application.tenant.CreateTenant;
import io.countersign.application.tenant.ReadTenant;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.ChangeUser;
import io.countersign.application.user.ListUsers;
import io.countersign.application.user.ReadUser;
import io.countersign.application.user.Users;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Tenants, their clients and their users. */
final class TenantModule extends AbstractModule {

  @Provides
  @Singleton
  CreateApiKey createApiKey(
      Transactions transactions,
      ApiKeys keys,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random,
      Chronicle chronicle) {
    return new CreateApiKey(transactions, keys, identifiers, clock, random, chronicle);
  }

  @Provides
  @Singleton
  ListApiKeys listApiKeys(ApiKeys keys) {
    return new ListApiKeys(keys);
  }

  @Provides
  @Singleton
  RecognizeCaller recognizeCaller(ApiKeys keys, UserTokens tokens, InstantSource clock) {
    return new RecognizeCaller(keys, tokens, clock);
  }

  @Provides
  @Singleton
  MintUserToken mintUserToken(
      Transactions transactions,
      Users users,
      Authentications authentications,
      UserTokens tokens,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random) {
    return new MintUserToken(
        transactions, users, authentications, tokens, chronicle, identifiers, clock, random);
  }

  @Provides
  @Singleton
  RevokeUserTokens revokeUserTokens(
      Transactions transactions, UserTokens tokens, Chronicle chronicle) {
    return new RevokeUserTokens(transactions, tokens, chronicle);
  }

  @Provides
  @Singleton
  RevokeApiKey revokeApiKey(
      Transactions transactions, ApiKeys keys, InstantSource clock, Chronicle chronicle) {
    return new RevokeApiKey(transactions, keys, clock, chronicle);
  }

  @Provides
  @Singleton
  CreateFirstApiKey createFirstApiKey(
      Transactions transactions, Tenants tenants, ApiKeys keys, CreateApiKey createApiKey) {
    return new CreateFirstApiKey(transactions, tenants, keys, createApiKey);
  }

  @Provides
  @Singleton
  CreateTenant createTenant(
      Transactions transactions,
      Tenants tenants,
      CreateApiKey createApiKey,
      InstantSource clock,
      Chronicle chronicle) {
    return new CreateTenant(transactions, tenants, createApiKey, clock, chronicle);
  }

  @Provides
  @Singleton
  ChangeTenant changeTenant(Transactions transactions, Tenants tenants, Chronicle chronicle) {
    return new ChangeTenant(transactions, tenants, chronicle);
  }

  @Provides
  @Singleton
  ReadTenant readTenant(Tenants tenants) {
    return new ReadTenant(tenants);
  }

  @Provides
  @Singleton
  ListOrganizations listOrganizations(Organizations organizations) {
    return new ListOrganizations(organizations);
  }

  @Provides
  @Singleton
  ChangeOrganization changeOrganization(
      Transactions transactions, Organizations organizations, Chronicle chronicle) {
    return new ChangeOrganization(transactions, organizations, chronicle);
  }

  @Provides
  @Singleton
  RemoveOrganization removeOrganization(
      Transactions transactions, Organizations organizations, Chronicle chronicle) {
    return new RemoveOrganization(transactions, organizations, chronicle);
  }

  @Provides
  @Singleton
  ChangeUser changeUser(Transactions transactions, Users users, Chronicle chronicle) {
    return new ChangeUser(transactions, users, chronicle);
  }

  @Provides
  @Singleton
  ListUsers listUsers(Users users) {
    return new ListUsers(users);
  }

  @Provides
  @Singleton
  ListActivity listActivity(Events events) {
    return new ListActivity(events);
  }

  @Provides
  @Singleton
  ReadUser readUser(Users users) {
    return new ReadUser(users);
  }
}

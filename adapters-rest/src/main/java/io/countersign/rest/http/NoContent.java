package io.countersign.rest.http;

/** 204: done, and there is nothing to say. */
public record NoContent() implements Answer {}

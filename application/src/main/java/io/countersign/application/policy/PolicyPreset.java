package io.countersign.application.policy;

/**
 * A policy to begin with.
 *
 * @param name lower-case words joined by dashes
 * @param description for whoever chooses, in a sentence
 * @param document of the form that its kind has
 */
public record PolicyPreset(String name, String description, String document) {}

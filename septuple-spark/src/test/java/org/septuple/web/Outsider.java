package org.septuple.web;

/// A class that the spark module may not see.
public class Outsider {}

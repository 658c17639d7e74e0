package dev.paperclick;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: all modules, wired. Started by the command line, and only for commands that need it. */
@SpringBootApplication(proxyBeanMethods = false)
public class Paperclick {}

package dev.souk.config;

import dev.souk.architecture.SoukArchitecture;

class ArchitectureTest extends SoukArchitecture {}

package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukOperations.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "certificates",
        description = "Replaces the certificates of a system that was started with --tls: `./souk certificates renew`.",
        mixinStandardHelpOptions = true)
final class CertificatesCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(paramLabel = "renew", description = "All processes go on; connections that are open stay open.")
    private Action action = Action.renew;

    /** What can be done with certificates, as it is typed. */
    private enum Action {
        renew
    }

    @Override
    public Integer call() {
        switch (action) {
            case renew -> options.launcher().perform(new Operation.RenewCertificates());
        }
        options.out().println("There are new certificates. All processes use them within some seconds.");
        return 0;
    }
}

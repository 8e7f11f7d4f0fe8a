package dev.souk.system.bench.proxy;

import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * nginx as a reverse proxy, with one worker process for each processor and connections that stay open on both sides.
 *
 * @param program the binary
 * @param folder for its configuration and its temporary files
 */
record Nginx(Path program, Path folder) {

    /** Starts it in front of the server with this port of the same machine. */
    Command command(int port, int backend) throws IOException {
        Files.createDirectories(folder);
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, settings(port, backend));
        var words =
                List.of(program.toString(), "-p", folder.toString(), "-c", configuration.toString(), "-e", "error.log");
        return new Command(words, folder, Map.of(), new LogFile(folder.resolve("nginx.log")));
    }

    private static String settings(int port, int backend) {
        return """
                daemon off;
                worker_processes auto;
                pid nginx.pid;
                events {
                  worker_connections 1024;
                }
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  keepalive_requests 1000000000;
                  upstream backend {
                    server 127.0.0.1:%2$s;
                    keepalive 128;
                    keepalive_requests 1000000000;
                  }
                  server {
                    listen 127.0.0.1:%1$s;
                    location / {
                      proxy_pass http://backend;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """.formatted(port, backend);
    }
}

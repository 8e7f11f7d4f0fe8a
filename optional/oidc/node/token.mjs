// Prints an access token of each user. With the prompt "create" the provider registers them first.
// node token.mjs <issuer> <password> <prompt> <user>...
import { discover, logIn } from './login.mjs';
import { Page } from './page.mjs';

const [issuer, password, prompt, ...users] = process.argv.slice(2);
const provider = await discover(issuer);
for (const user of users) {
  const tokens = await logIn(provider, new Page(), user, password, prompt);
  console.log(tokens.access_token);
}

/** The first page after install; reachable later from Help and whenever pairing is needed. */
import { openPage } from "../../app/open-page";
import { WelcomePage } from "../../features/companion/WelcomePage";
import "../../ui/base.css";

void openPage(<WelcomePage />);

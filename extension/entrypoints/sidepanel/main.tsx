/** Opens the side panel: the full view of all accounts. */
import { openPage } from "../../app/open-page";
import { bindListView } from "../../storage/list-view";
import "../../ui/base.css";
import { App } from "./App";

void openPage(<App />, ({ selection }) => bindListView(selection));
